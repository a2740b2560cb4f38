using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.AnyTime;

/// <summary>
/// The events that a running flowchart listens for: which still do, which are being dealt with, which are to listen again.
/// </summary>
internal sealed class EventScope(ActivityContext context, Flowchart flowchart)
{
    // Events that are listened for no more: heard once, or their time has passed.
    private const string Over = "over";

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
            SetOver([cause.Id]);
        if (cause.Interrupts)
            again.AddRange(Interrupt(happened.Id).Where(work => again.TrueForAll(one => one.Activity != work.Activity)));
        return again;
    }

    /// <summary>
    /// Withdraws all that is under way but the event itself and what is dealt with to its end. Gives events to listen for again.
    /// </summary>
    public IReadOnlyList<ChildWork> Interrupt(FrameId cause)
    {
        List<ChildWork> again = [];
        foreach (var frame in context.Children.Where(frame => frame.Id != cause))
        {
            var other = Of(frame);
            if (other is not null && (IsListening(frame, other) || other.IsDealtWithToItsEnd))
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
        && !AreOver().Contains(heard.Id)
        && !context.Children.Any(frame => frame.ActivityId == heard.Id && IsListening(frame, heard))
            ? [new ChildWork(heard)]
            : [];

    /// <summary>These steps begin: what was listened for only until then no longer is.</summary>
    public void Pass(IReadOnlyList<Activity> steps)
    {
        var past = flowchart.Events.Where(one => steps.Any(step => step.LocalId == one.LastBefore)).Select(one => one.Id).ToList();
        if (past.Count == 0)
            return;
        SetOver(past);
        foreach (var frame in context.Children.Where(frame => past.Contains(frame.ActivityId) && IsListening(frame, Of(frame))))
            context.Withdraw(frame.Id);
    }

    /// <summary>
    /// The flowchart has come to a drawn end. True if something is to be dealt with to its end first: nothing else goes on.
    /// </summary>
    public bool EndLater()
    {
        var kept = context.Children.Where(frame => Of(frame) is { IsDealtWithToItsEnd: true } one && !IsListening(frame, one)).ToList();
        if (kept.Count == 0)
            return false;
        SetOver(flowchart.Events.Select(one => one.Id));
        foreach (var frame in context.Children.Except(kept))
            context.Withdraw(frame.Id);
        return true;
    }

    /// <summary>Events of a new version for which nobody listens yet.</summary>
    public IReadOnlyList<ChildWork> Missing()
    {
        Pass([.. context.Children.Select(frame => flowchart.Activities.First(activity => activity.Id == frame.ActivityId))]);
        var over = AreOver();
        return
        [
            .. flowchart
                .Events.Where(one => !over.Contains(one.Id) && !context.Children.Any(frame => frame.ActivityId == one.Id))
                .Select(one => new ChildWork(one)),
        ];
    }

    /// <summary>What was heard once is called otherwise in a new version.</summary>
    public void Rename(Func<string, string> newIdOf)
    {
        if (context.GetLocal(Over) is not null)
            context.SetLocal(Over, AreOver().Select(newIdOf).ToList());
    }

    private AnyTimeEvent? Of(ActivityFrame frame) => flowchart.Events.FirstOrDefault(one => one.Id == frame.ActivityId);

    private void SetOver(IEnumerable<string> events) => context.SetLocal(Over, AreOver().Union(events).ToList());

    private List<string> AreOver() => context.GetLocal(Over) is List<object?> over ? [.. over.OfType<string>()] : [];
}
