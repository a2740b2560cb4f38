using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <remarks>How activities and the instance come to their end, and how what they leave behind is withdrawn.</remarks>
internal sealed partial class Burst
{
    private void Complete(ActivityFrame frame, IReadOnlyList<string> outcomes, bool endsWorkflow = false)
    {
        WithdrawChildren(frame);
        BurnBookmarks(frame);
        CloseIncidents(frame, IncidentEnd.Resolved);
        Record(new ActivityCompleted(frame.Id, frame.ActivityId, outcomes));
        if (frame.Parent is null)
            Finish(endsWorkflow ? outcomes : []);
    }

    private void CompleteWorkflow(ActivityFrame frame, IReadOnlyList<string> outcomes)
    {
        var workflow = frame;
        while (workflow.Parent is { } parent && ActivityOf(workflow) is not WorkflowActivity)
            workflow = Instance.FindFrame(parent)!;
        if (workflow != frame)
            Leave(frame, outcomes);
        if (ActivityOf(workflow) is not WorkflowActivity activity)
        {
            Complete(workflow, outcomes, endsWorkflow: true);
            return;
        }
        var turn = new Turn(this, workflow, activity);
        Commit(turn, workflow, activity.End(turn, outcomes));
    }

    private void FinishFrom(ActivityFrame frame)
    {
        if (frame.Parent is not null)
            Leave(frame, []);
        Finish([]);
    }

    // It has done its work, but no parent will be told: what encloses it ends with it.
    private void Leave(ActivityFrame frame, IReadOnlyList<string> outcomes)
    {
        Record(new ActivityCompleted(frame.Id, frame.ActivityId, outcomes));
        Record(new ActivityReported(frame.Id));
    }

    private void Finish(IReadOnlyList<string> outcomes)
    {
        WithdrawAll();
        Record(new InstanceFinished(outcomes));
    }

    private void WithdrawAll()
    {
        foreach (var root in Instance.Frames.Where(frame => frame.Parent is null).ToList())
        {
            if (root.Status == FrameStatus.Completed)
                WithdrawChildren(root);
            else
                Withdraw(root);
        }
        foreach (var incident in Instance.Incidents.ToList())
            Record(new IncidentClosed(incident.Id, incident.Frame, IncidentEnd.Cancelled));
    }

    private void WithdrawChildren(ActivityFrame frame)
    {
        foreach (var child in frame.Children.ToList())
            Withdraw(Instance.FindFrame(new FrameId(child))!);
    }

    private void Withdraw(ActivityFrame frame)
    {
        if (frame.Status != FrameStatus.Scheduled && frame.Outcomes is null)
            WithdrawWhatIsLeft(frame);
        CloseIncidents(frame, IncidentEnd.Cancelled);
        Record(new ActivityCancelled(frame.Id, frame.ActivityId));
    }

    /// <summary>Everything that the frame holds outside itself: children, waits, and what it emitted.</summary>
    private void WithdrawWhatIsLeft(ActivityFrame frame)
    {
        WithdrawChildren(frame);
        var activity = ActivityOf(frame);
        var turn = new Turn(this, frame, activity);
        var failure =
            Try(() =>
            {
                activity.Cancelled(turn);
                return ActivityResult.Waiting.AsBefore;
            }) as ActivityResult.Failed;
        if (failure is null)
            Apply(turn);
        else
            Raise(null, failure.Code, $"{Describe(frame)} could not be withdrawn properly: {failure.Message}", activity);
        BurnBookmarks(frame);
    }

    private void BurnBookmarks(ActivityFrame frame)
    {
        if (frame.BookmarkCount == 0)
            return;
        foreach (var bookmark in Instance.Bookmarks.Where(bookmark => bookmark.Frame == frame.Id).ToList())
            Record(new BookmarkBurned(bookmark));
    }

    private void CloseIncidents(ActivityFrame frame, IncidentEnd end)
    {
        if (Instance.Incidents.Count == 0)
            return;
        foreach (var incident in Instance.Incidents.Where(incident => incident.Frame == frame.Id).ToList())
            Record(new IncidentClosed(incident.Id, frame.Id, end));
    }
}
