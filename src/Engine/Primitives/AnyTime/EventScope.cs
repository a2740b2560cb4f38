using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.AnyTime;

/// <summary>The events that a running flowchart listens for: which still do, which are being dealt with, which are to listen again.</summary>
internal sealed class EventScope(ActivityContext context, Flowchart flowchart)
{
    // Events that are heard only once, and were.
    private const string Heard = "heard";

    /// <summary>Something is under way; that it listens is not.</summary>
    public bool HasWork =>
        flowchart.Events.Count == 0 ? context.HasChildren : context.Children.Any(frame => !IsListening(frame, Of(frame)));

    /// <summary>It has not happened yet: nothing is under way in it.</summary>
    public static bool IsListening(ActivityFrame frame, Activity? activity) =>
        activity is AnyTimeEvent && frame is { Children.Count: 0, Outcomes: null };

    /// <summary>An event happened: what it interrupts is withdrawn. Gives those that are to listen again.</summary>
    public IReadOnlyList<ChildWork> Happen(ActivityFrame happened, AnyTimeEvent cause)
    {
        List<ChildWork> again = cause.HeardAgain == AnyTimeEvent.Always ? [new ChildWork(cause)] : [];
        if (cause.HeardAgain == AnyTimeEvent.Never)
            context.SetLocal(Heard, HeardOnce().Append(cause.Id).ToList());
        if (!cause.Interrupts)
            return again;
        foreach (var frame in context.Children.Where(frame => frame.Id != happened.Id))
        {
            var other = Of(frame) as AnyTimeEvent;
            if (other is not null && (IsListening(frame, other) || other.IsKeptWhenInterrupted))
                continue;
            context.Withdraw(frame.Id);
            if (other is not null)
                again.AddRange(ListenAgain(other).Where(work => again.TrueForAll(one => one.Activity != work.Activity)));
        }
        return again;
    }

    /// <summary>The event is over: itself, if it is to be heard again.</summary>
    public IReadOnlyList<ChildWork> ListenAgain(Activity? over) =>
        over is AnyTimeEvent { HeardAgain: not AnyTimeEvent.Never } heard
        && !context.Children.Any(frame => frame.ActivityId == heard.Id && IsListening(frame, heard))
            ? [new ChildWork(heard)]
            : [];

    /// <summary>Events of a new version for which nobody listens yet.</summary>
    public IReadOnlyList<ChildWork> Missing()
    {
        var heard = HeardOnce();
        return
        [
            .. flowchart
                .Events.Where(one => !heard.Contains(one.Id) && !context.Children.Any(frame => frame.ActivityId == one.Id))
                .Select(one => new ChildWork(one)),
        ];
    }

    /// <summary>What was heard once is called otherwise in a new version.</summary>
    public void Rename(Func<string, string> newIdOf)
    {
        if (context.GetLocal(Heard) is not null)
            context.SetLocal(Heard, HeardOnce().Select(newIdOf).ToList());
    }

    private Activity? Of(ActivityFrame frame) => flowchart.Events.FirstOrDefault(one => one.Id == frame.ActivityId);

    private List<string> HeardOnce() => context.GetLocal(Heard) is List<object?> heard ? [.. heard.OfType<string>()] : [];
}
