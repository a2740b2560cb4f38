namespace CaseFlow.Engine.State;

public sealed partial class WorkflowInstance
{
    private ActivityFrame Frame(FrameId id) => _frames[id.Value];

    private ActivityFrame Move(FrameId id, FrameStatus status)
    {
        var frame = Frame(id);
        frame.Status = Lifecycle.Move(frame.Status, status);
        return frame;
    }

    private void Begin(InstanceStarted started)
    {
        (Id, RootId, ParentId, Nesting, Definition) = (started.Id, started.RootId, started.ParentId, started.Nesting, started.Definition);
        (CorrelationId, Name, Input) = (started.CorrelationId, started.Name, started.Input);
        (TriggerActivityId, TriggerPayload) = (started.TriggerActivityId, started.TriggerPayload);
        _variables = new Dictionary<string, object?>(started.Variables);
    }

    private void End(InstanceStatus status, IReadOnlyList<string> outcomes)
    {
        Status = Lifecycle.Move(Status, status);
        Outcomes = outcomes;
        _frames.Clear();
        _queue.Clear();
    }

    private void Schedule(ActivityScheduled scheduled)
    {
        var frame = new ActivityFrame(scheduled.Frame, scheduled.ActivityId, scheduled.Parent, scheduled.Tag)
        {
            VariableValues = scheduled.Variables is { Count: > 0 } variables ? new Dictionary<string, object?>(variables) : null,
        };
        _frames.Add(frame.Id.Value, frame);
        if (frame.Parent is { } parent)
            Frame(parent).Children.Add(frame.Id.Value);
        _queue.AddLast(frame.Id);
        _next = _next with { Frame = frame.Id.Value + 1 };
    }

    private void Remove(FrameId id)
    {
        if (Frame(id).Parent is { } parent)
            Frame(parent).Children.Remove(id.Value);
        _frames.Remove(id.Value);
        _queue.Remove(id);
    }

    private void Requeue(FrameId id)
    {
        var frame = Frame(id);
        if (frame.Outcomes is not null)
        {
            // It had completed, and its parent failed to take note: only that is done again.
            frame.Status = Lifecycle.Move(frame.Status, FrameStatus.Completed);
            _queue.AddFirst(id);
            return;
        }
        frame.Status = Lifecycle.Move(frame.Status, FrameStatus.Scheduled);
        frame.Locals = null;
        frame.InputValues = null;
        _queue.AddLast(id);
    }

    private void Raise(Incident incident)
    {
        _incidents.Add(incident.Id.Value, incident);
        _next = _next with { Incident = incident.Id.Value + 1 };
        if (incident.Frame is not { } frame)
            return;
        Move(frame, FrameStatus.Faulted);
        _queue.Remove(frame);
    }

    private void Add(Bookmark bookmark)
    {
        _bookmarks.Add(bookmark.Id.Value, bookmark);
        _next = _next with { Bookmark = bookmark.Id.Value + 1 };
        var frame = Frame(bookmark.Frame);
        frame.BookmarkCount++;
        if (frame.Status != FrameStatus.Faulted)
            Move(frame.Id, FrameStatus.Waiting);
    }

    private void SetVariable(VariableChanged variable)
    {
        var scope = variable.Scope is { } frame ? Frame(frame).VariableValues ??= [] : _variables;
        scope[variable.Name] = variable.After;
    }

    private void SetOutput(ActivityOutputSet output)
    {
        if (!output.IsKept)
            return;
        var container = output.Container is { } frame ? Frame(frame).Outputs ??= [] : RootOutputs ??= [];
        if (!container.TryGetValue(output.ActivityId, out var values))
            container[output.ActivityId] = values = [];
        values[output.Output] = output.Value;
        LastOutput = (output.Container, output.ActivityId, output.Output);
    }

    private static void SetLocal(ActivityFrame frame, string key, object? value)
    {
        if (value is null)
            frame.Locals?.Remove(key);
        else
            (frame.Locals ??= [])[key] = value;
    }

    // What is kept for undoing a migration is over with the first step after it.
    private void EndStep(long revision)
    {
        Revision = revision;
        if (_before is not null && _before.Revision != revision)
            _before = null;
    }

    private void Migrate(InstanceMigrated migrated)
    {
        _before = null;
        _before = new Kept(Definition.Version, Revision + 1, Write());
        Definition = migrated.To;
        foreach (var (id, activity, inputs) in migrated.Frames)
        {
            var frame = Frame(id);
            frame.ActivityId = activity;
            frame.InputValues = inputs ?? frame.InputValues;
            frame.Outputs = Renamed(frame.Outputs);
        }
        foreach (var bookmark in _bookmarks.Values.ToList())
            _bookmarks[bookmark.Id.Value] = bookmark with { ActivityId = Frame(bookmark.Frame).ActivityId };
        foreach (var incident in _incidents.Values.ToList())
            if (incident.Frame is { } failed)
                _incidents[incident.Id.Value] = incident with { ActivityId = Frame(failed).ActivityId };
        RootOutputs = Renamed(RootOutputs);
        if (LastOutput is { } last)
            LastOutput = last with { ActivityId = NewId(last.ActivityId) };
        if (TriggerActivityId is not null)
            TriggerActivityId = NewId(TriggerActivityId);

        string NewId(string old) => migrated.Activities.GetValueOrDefault(old, old);
        Dictionary<string, Dictionary<string, object?>>? Renamed(Dictionary<string, Dictionary<string, object?>>? outputs) =>
            outputs?.GroupBy(output => NewId(output.Key)).ToDictionary(same => same.Key, same => same.Last().Value);
    }

    private void UndoMigration()
    {
        var before = Read(_before!.State);
        (Definition, Status, CorrelationId, Name, Input) = (
            before.Definition,
            before.Status,
            before.CorrelationId,
            before.Name,
            before.Input
        );
        (TriggerActivityId, TriggerPayload, Outcomes) = (before.TriggerActivityId, before.TriggerPayload, before.Outcomes);
        (_variables, _next, _before, RootOutputs, LastOutput) = (
            before._variables,
            before._next,
            null,
            before.RootOutputs,
            before.LastOutput
        );
        Refill(_output, before._output);
        Refill(_frames, before._frames);
        Refill(_bookmarks, before._bookmarks);
        Refill(_incidents, before._incidents);
        _queue.Clear();
        foreach (var frame in before._queue)
            _queue.AddLast(frame);
    }

    private static void Refill<TKey, TValue>(IDictionary<TKey, TValue> map, IDictionary<TKey, TValue> with)
    {
        map.Clear();
        foreach (var pair in with)
            map.Add(pair);
    }
}
