using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <remarks>Events that may come at any step of a flowchart.</remarks>
internal sealed partial class Burst
{
    /// <summary>It listens for something that need not come.</summary>
    private bool IsListening(ActivityFrame frame) => EventScope.IsListening(frame, ActivityOf(frame));

    /// <summary>The flowchart around the event hears of it first, and ends what it interrupts; then its body runs.</summary>
    private void Happen(ActivityFrame frame)
    {
        if (ActivityOf(frame) is not AnyTimeEvent cause || frame.Parent is not { } parent || ActivityOf(parent) is not Flowchart flowchart)
        {
            Fail(frame, new ActivityResult.Failed("event.outside", "An event that may come at any step stands in a flowchart."));
            return;
        }
        Record(new EventHappened(frame.Id, cause.Id, cause.DrawnName, cause.Interrupts));
        var around = Instance.FindFrame(parent)!;
        var turn = new Turn(this, around, flowchart);
        var again = flowchart.Happen(turn, frame, cause);
        Apply(turn);
        if (cause.Interrupts)
            CloseIncidentsOfAll();
        if (cause.Body is { } body)
            Schedule(frame, [new ChildWork(body)]);
        else
            Leave(frame, cause);
        Schedule(around, again);
    }

    private void Leave(ActivityFrame frame, AnyTimeEvent cause)
    {
        var turn = new Turn(this, frame, cause);
        var result = Try(() => cause.Leave(turn, []));
        if (result is ActivityResult.Failed failed)
            Fail(frame, failed);
        else
            Commit(turn, frame, result);
    }

    /// <summary>Nothing was left to do, or the work did not end: now something else is done.</summary>
    private void CloseIncidentsOfAll()
    {
        foreach (var incident in Instance.Incidents.Where(one => one is { Frame: null, Code: "stuck" or "step-limit" }).ToList())
            Record(new IncidentClosed(incident.Id, null, IncidentEnd.Resolved));
    }

    /// <summary>After a migration those of the old version are no longer listened for.</summary>
    private void Disregard(IReadOnlyList<FrameId> old)
    {
        foreach (var frame in old.Select(id => Instance.FindFrame(id)!))
        {
            BurnBookmarks(frame);
            CloseIncidents(frame, IncidentEnd.Cancelled);
            Record(new ActivityCancelled(frame.Id, frame.ActivityId));
        }
    }

    /// <summary>After a migration those of the new version are.</summary>
    private void ListenForNew()
    {
        foreach (
            var frame in Instance
                .Frames.Where(frame => frame is { Outcomes: null, Status: not (FrameStatus.Scheduled or FrameStatus.Faulted) })
                .ToList()
        )
        {
            if (ActivityOf(frame) is not Flowchart { Events.Count: > 0 } flowchart)
                continue;
            var turn = new Turn(this, frame, flowchart);
            var missing = new EventScope(turn, flowchart).Missing();
            Apply(turn);
            foreach (var work in missing)
            {
                var next = Instance.NextFrame;
                Schedule(frame, [work]);
                if (Instance.FindFrame(next) is { } listening)
                    Begin(listening);
            }
        }
    }
}
