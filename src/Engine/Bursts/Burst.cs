using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>
/// The work on one instance within one step: takes work items from the instance's queue, runs the hook of the activity, and applies what
/// the hook returned.
/// Everything that changes the instance goes through <see cref="Record"/>, into the journal and into the state at once.
/// </summary>
internal sealed partial class Burst(WorkflowInstance instance, WorkflowGraph graph, DateTimeOffset at)
{
    private readonly List<JournalEvent> _journal = [];
    private readonly List<Emitted> _emitted = [];

    public WorkflowInstance Instance { get; private set; } = instance;

    public WorkflowGraph Graph { get; private set; } = graph;

    public DateTimeOffset At { get; } = at;

    public IReadOnlyList<JournalEvent> Journal => _journal;

    public IReadOnlyList<Emitted> Emitted => _emitted;

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Counts what is emitted, over all bursts of the step.</summary>
    public required Func<int> NumberEmitted { get; init; }

    /// <summary>What the whole step may still use up.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Children that its activities asked for and that the step has not started yet.</summary>
    public Queue<PendingChild> ChildStarts { get; } = [];

    public Queue<(InstanceId Child, string Reason)> ChildCancels { get; } = [];

    /// <summary>What its activities ask, and nobody has answered yet.</summary>
    public Queue<PendingQuestion> Questions { get; } = [];

    public bool HasWork => !Instance.HasEnded && Instance.NextInQueue is not null;

    public Activity ActivityOf(FrameId frame) => ActivityOf(Instance.FindFrame(frame)!);

    public void Record(JournalEvent change)
    {
        Instance.Apply(change);
        Budget.Charge(change);
        _journal.Add(change);
    }

    /// <summary>Does the next work item: begins an activity, or tells a parent of its child's end.</summary>
    public void RunNext()
    {
        Continue();
        var frame = Instance.FindFrame(Instance.NextInQueue!.Value)!;
        if (frame.Status == FrameStatus.Completed)
            Report(frame);
        else
            Begin(frame);
    }

    /// <summary>Gives a stimulus to the activity that waits. What is refused changes nothing.</summary>
    public IReadOnlyList<StimulusRefusal> Resume(Bookmark bookmark, Stimulus stimulus)
    {
        var frame = Instance.FindFrame(bookmark.Frame)!;
        var activity = ActivityOf(frame);
        var turn = new Turn(this, frame, activity);
        var result = Try(() => activity.Resume(turn, bookmark, stimulus));
        if (result is ActivityResult.Refused refused)
            return refused.Refusals;

        var isStillWaiting = result is ActivityResult.Waiting { Waits.Count: 0 };
        if (!isStillWaiting)
        {
            Continue();
            Record(new ActivityResumed(frame.Id, activity.Id, bookmark.Id));
            if (bookmark.Burns)
                Record(new BookmarkBurned(bookmark));
        }
        else if (stimulus is TimerFired)
        {
            Record(new BookmarkBurned(bookmark)); // a moment that has come does not come again
        }
        if (result is ActivityResult.Failed failed)
            Fail(frame, failed);
        else
            Commit(turn, frame, result);
        return [];
    }

    /// <summary>Gives the activity the answer to what it asked. Why it does not take a no is its caller's business.</summary>
    public IReadOnlyList<StimulusRefusal> Answer(PendingQuestion pending, Reply reply)
    {
        if (Instance.FindFrame(pending.Frame) is not { } frame)
            return [];
        var activity = ActivityOf(frame);
        var facts = ValueJson.From(reply.Facts);
        var name = pending.Content.GetType().Name;
        Record(new QuestionAnswered(frame.Id, activity.Id, name, facts, reply.Refusal?.Field, reply.Refusal?.Code));
        var turn = new Turn(this, frame, activity);
        var result = Try(() => activity.Answered(turn, pending.Content, reply with { Facts = facts }));
        if (result is ActivityResult.Refused refused)
            return refused.Refusals;
        if (result is ActivityResult.Failed failed)
            Fail(frame, failed);
        else
            Commit(turn, frame, result);
        return [];
    }

    /// <summary>Ends the instance, wherever it stands.</summary>
    public void Cancel(string reason)
    {
        WithdrawAll();
        Record(new InstanceCancelled(reason));
    }

    /// <summary>Has the work of an incident done again.</summary>
    public void Retry(Incident incident)
    {
        Continue();
        if (incident.Frame is not { } id)
        {
            Record(new IncidentClosed(incident.Id, null, IncidentEnd.Retried));
            return;
        }
        var frame = Instance.FindFrame(id)!;
        CloseIncidents(frame, IncidentEnd.Retried);
        if (frame.Outcomes is null)
            WithdrawWhatIsLeft(frame);
        Record(new ActivityRetried(id, frame.ActivityId));
    }

    /// <summary>
    /// Ends the burst: the instance waits, or stands with incidents. One that could never go on gets an incident that says so.
    /// </summary>
    public void Rest()
    {
        if (Instance.HasEnded)
            return;
        var waits = Instance.Bookmarks.Any(bookmark => bookmark.Name != AnyTimeEvent.WaitName);
        if (!waits && Instance is { NextInQueue: null, Incidents.Count: 0 })
            Raise(
                null,
                "stuck",
                "Nothing is left to do and nothing is waited for, but these are not over: "
                    + $"{string.Join(", ", Instance.Frames.Where(frame => !IsListening(frame)).Select(Describe))}."
            );
        var status = Instance.Incidents.Count > 0 ? InstanceStatus.Faulted : InstanceStatus.Waiting;
        if (Instance.Status == status)
            return;
        Continue();
        Record(new InstanceRested(status));
    }

    /// <summary>Stops work that does not seem to end. It goes on when somebody retries.</summary>
    public void StopAtLimit()
    {
        if (Instance.Incidents.Any(incident => incident.Code == "step-limit"))
            return;
        var next = Instance.FindFrame(Instance.NextInQueue!.Value)!;
        Raise(null, "step-limit", $"{Budget.Reason}; it stopped at {Describe(next)}. Probably a loop does not end.");
    }

    /// <summary>The activity cannot go on for a reason outside it; its waits are withdrawn.</summary>
    public void Fail(FrameId id, string code, string message)
    {
        if (Instance.FindFrame(id) is not { Status: not FrameStatus.Faulted } frame)
            return;
        BurnBookmarks(frame);
        Fail(frame, new ActivityResult.Failed(code, message));
    }

    /// <summary>Goes on with the state as it would be read after a restart.</summary>
    public void Reload() => Instance = WorkflowInstance.Read(Instance.Write());

    private void Begin(ActivityFrame frame)
    {
        var activity = ActivityOf(frame);
        var turn = new Turn(this, frame, activity);
        var result = Try(() =>
        {
            turn.EvaluateInputs();
            return activity.Execute(turn);
        });
        Record(new ActivityStarted(frame.Id, activity.Id, turn.FreshInputs ?? new Dictionary<string, object?>(), activity.KeepsInputs));
        if (result is not ActivityResult.Completed && activity.KeepsInputs)
            Budget.ChargeValues(turn.FreshInputs);
        if (result is ActivityResult.Failed failed)
            Fail(frame, failed);
        else
            Commit(turn, frame, result);
    }

    /// <summary>If the parent cannot take note, the incident is the child's: having only that done again is enough then.</summary>
    private void Report(ActivityFrame child)
    {
        var parent = Instance.FindFrame(child.Parent!.Value)!;
        var activity = ActivityOf(parent);
        var turn = new Turn(this, parent, activity) { Reported = child.Id };
        var completion = new ChildCompletion(ActivityOf(child), child.Id, child.Status, child.Outcomes!, child.Tag);
        var result = Try(() => activity.ChildCompleted(turn, completion));
        if (result is ActivityResult.Failed failed)
        {
            Fail(child, failed);
            return;
        }
        Record(new ActivityReported(child.Id));
        Commit(turn, parent, result);
    }

    private void Commit(Turn turn, ActivityFrame frame, ActivityResult result)
    {
        Apply(turn);
        switch (result)
        {
            case ActivityResult.Completed completed:
                Complete(frame, completed.Outcomes);
                break;
            case ActivityResult.Waiting waiting:
                Wait(frame, waiting.Waits);
                break;
            case ActivityResult.Scheduled scheduled:
                Schedule(frame, scheduled.Children);
                break;
            case ActivityResult.Asking asking:
                Questions.Enqueue(new PendingQuestion(frame.Id, asking.Question));
                break;
            case ActivityResult.Happened:
                Happen(frame);
                break;
            case ActivityResult.WorkflowCompleted completed:
                CompleteWorkflow(frame, completed.Outcomes);
                break;
            case ActivityResult.InstanceCompleted:
                FinishFrom(frame);
                break;
            default:
                Fail(frame, new ActivityResult.Failed("activity.failed", "Only a stimulus can be refused."));
                break;
        }
    }

    private void Apply(Turn turn)
    {
        foreach (var change in turn.Changes)
            Record(change);
        foreach (var id in turn.Withdrawn)
            Withdraw(Instance.FindFrame(id)!);
        _emitted.AddRange(turn.Emits.Select(emitted => emitted with { Order = NumberEmitted() }));
        foreach (var child in turn.ChildStarts)
            ChildStarts.Enqueue(child);
        foreach (var child in turn.ChildCancels)
            ChildCancels.Enqueue(child);
    }

    private void Wait(ActivityFrame frame, IReadOnlyList<WaitFor> waits)
    {
        foreach (var wait in waits)
            Record(
                new BookmarkCreated(
                    new Bookmark(Instance.NextBookmark, frame.Id, frame.ActivityId, wait.Name, wait.Key, wait.DueAt, wait.Burns)
                )
            );
        if (frame.BookmarkCount == 0 && frame.Children.Count == 0)
            Fail(frame, new ActivityResult.Failed("activity.waits-for-nothing", "The activity wants to wait, but does not say for what."));
    }

    private void Schedule(ActivityFrame parent, IReadOnlyList<ChildWork> children)
    {
        if (Instance.Frames.Count + children.Count > Budget.MostFrames)
        {
            Fail(
                parent,
                new ActivityResult.Failed(
                    "step-limit",
                    $"It would have {children.Count} activities run at once; an instance has {Budget.MostFrames} at most."
                )
            );
            return;
        }
        foreach (var child in children)
            Record(
                new ActivityScheduled(
                    Instance.NextFrame,
                    child.Activity.Id,
                    parent.Id,
                    ValueJson.From(child.Tag),
                    child.Variables?.ToDictionary(pair => pair.Key, pair => ValueJson.From(pair.Value))
                )
            );
    }

    private void Continue()
    {
        if (Instance.Status != InstanceStatus.Running)
            Record(new InstanceContinued());
    }

    private void Fail(ActivityFrame frame, ActivityResult.Failed failure)
    {
        CloseIncidents(frame, IncidentEnd.Retried);
        Raise(frame.Id, failure.Code, failure.Message, ActivityOf(frame));
    }

    private void Raise(FrameId? frame, string code, string message, Activity? activity = null) =>
        Record(
            new IncidentRaised(new Incident(Instance.NextIncident, frame, activity?.Id, activity?.Descriptor.TypeName, code, message, At))
        );

    /// <summary>An activity of a definition can fail in any way; whatever it throws is its incident, not the engine's end.</summary>
    private static ActivityResult Try(Func<ActivityResult> hook)
    {
        try
        {
            return hook();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new ActivityResult.Failed(Failures.CodeOf(problem), problem.Message);
        }
    }

    private Activity ActivityOf(ActivityFrame frame) => Graph.Find(frame.ActivityId) ?? new Primitives.UnknownActivity(frame.ActivityId);

    private string Describe(ActivityFrame frame) =>
        ActivityOf(frame) is { Name.Length: > 0 } activity ? $"{activity.Name} ({activity.Id})" : frame.ActivityId;
}
