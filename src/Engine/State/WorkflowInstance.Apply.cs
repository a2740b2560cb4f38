namespace CaseFlow.Engine.State;

public sealed partial class WorkflowInstance
{
    public void Apply(JournalEvent change)
    {
        if (!ApplyToFrame(change) && !ApplyToValues(change) && !ApplyToWaits(change) && !ApplyToLife(change))
            throw new InvalidOperationException($"{change.GetType().Name} is no event of an instance.");
    }

    private bool ApplyToFrame(JournalEvent change)
    {
        switch (change)
        {
            case ActivityScheduled scheduled:
                Schedule(scheduled);
                return true;
            case ActivityStarted started:
                _queue.Remove(started.Frame);
                Move(started.Frame, FrameStatus.Running).InputValues = started is { AreKept: true, Inputs.Count: > 0 }
                    ? started.Inputs
                    : null;
                return true;
            case ActivityResumed resumed:
                Move(resumed.Frame, FrameStatus.Running);
                return true;
            case ActivityCompleted completed:
                Move(completed.Frame, FrameStatus.Completed).Outcomes = completed.Outcomes;
                _queue.AddFirst(completed.Frame);
                return true;
            case ActivitySkipped skipped:
                Move(skipped.Frame, FrameStatus.Completed).Outcomes = skipped.Outcomes;
                _queue.Remove(skipped.Frame);
                _queue.AddFirst(skipped.Frame);
                return true;
            case QuestionAnswered or EventHappened:
                return true; // what becomes of it follows
            case ActivityReported reported:
                Remove(reported.Frame);
                return true;
            case ActivityCancelled cancelled:
                Move(cancelled.Frame, FrameStatus.Cancelled);
                Remove(cancelled.Frame);
                return true;
            case ActivityRetried retried:
                Requeue(retried.Frame);
                return true;
            default:
                return false;
        }
    }

    private bool ApplyToValues(JournalEvent change)
    {
        switch (change)
        {
            case VariableChanged variable:
                SetVariable(variable);
                return true;
            case VariableRemoved variable:
                (variable.Scope is { } scope ? Frame(scope).VariableValues : _variables)?.Remove(variable.Name);
                return true;
            case ActivityOutputSet output:
                SetOutput(output);
                return true;
            case LocalChanged local:
                SetLocal(Frame(local.Frame), local.Key, local.Value);
                return true;
            case OutputSet output:
                _output[output.Name] = output.Value;
                return true;
            case CorrelationChanged correlation:
                CorrelationId = correlation.After;
                return true;
            case NameChanged name:
                Name = name.After;
                return true;
            case IdsDerived derived:
                _next = _next with { Ids = _next.Ids + derived.Count };
                return true;
            default:
                return false;
        }
    }

    private bool ApplyToWaits(JournalEvent change)
    {
        switch (change)
        {
            case BookmarkCreated created:
                Add(created.Bookmark);
                return true;
            case BookmarkBurned burned:
                _bookmarks.Remove(burned.Bookmark.Id.Value);
                Frame(burned.Bookmark.Frame).BookmarkCount--;
                return true;
            case IncidentRaised raised:
                Raise(raised.Incident);
                return true;
            case IncidentClosed closed:
                _incidents.Remove(closed.Incident.Value);
                return true;
            case ChildStarted:
                return true; // a child's life is its own; who waits for it has a bookmark
            case TokenMoved:
                return true; // what it does to frames and locals follows
            default:
                return false;
        }
    }

    private bool ApplyToLife(JournalEvent change)
    {
        switch (change)
        {
            case InstanceStarted started:
                Begin(started);
                return true;
            case InstanceContinued:
                Status = Lifecycle.Move(Status, InstanceStatus.Running);
                return true;
            case InstanceRested rested:
                Status = Lifecycle.Move(Status, rested.Status);
                return true;
            case InstanceFinished finished:
                End(InstanceStatus.Finished, finished.Outcomes);
                return true;
            case InstanceCancelled:
                End(InstanceStatus.Cancelled, []);
                return true;
            case StepEnded ended:
                EndStep(ended.Revision);
                return true;
            case InstanceMigrated migrated:
                Migrate(migrated);
                return true;
            case MigrationUndone:
                UndoMigration();
                return true;
            default:
                return false;
        }
    }
}
