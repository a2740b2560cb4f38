using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <remarks>What operators do. What is refused changes nothing.</remarks>
internal sealed partial class Burst
{
    /// <summary>Has a faulted activity leave without its work.</summary>
    public StimulusRefusal? Skip(Incident incident, string? outcome)
    {
        if (incident.Frame is not { } id)
        {
            if (incident.ActivityId is null)
                return new StimulusRefusal("incidentId", "skip.no-activity");
            Record(new IncidentClosed(incident.Id, null, IncidentEnd.Skipped)); // what failed is withdrawn already
            return null;
        }
        var frame = Instance.FindFrame(id)!;
        var activity = ActivityOf(frame);
        var known = Graph.OutcomesOf(activity);
        if (outcome is not null && !known.Contains(outcome))
            return new StimulusRefusal("outcome", "skip.unknown-outcome", outcome, string.Join(", ", known));
        if (outcome is null && !LeadsOn(activity, known[0]))
            return new StimulusRefusal("outcome", "skip.choose-outcome", activity.Name, string.Join(", ", known));

        Continue();
        if (frame.Outcomes is null)
            WithdrawWhatIsLeft(frame);
        CloseIncidents(frame, IncidentEnd.Skipped);
        string[] outcomes = (outcome ?? known[0]) is var chosen and not "Done" ? [chosen] : [];
        Record(new ActivitySkipped(frame.Id, frame.ActivityId, outcomes));
        if (frame.Parent is null)
            Finish([]);
        return null;
    }

    /// <summary>Gives a variable another value.</summary>
    public StimulusRefusal? Change(string name, object? value, FrameId? scope)
    {
        var frame = scope is { } id ? Instance.FindFrame(id) : null;
        if (scope is not null && frame is null)
            return new StimulusRefusal("frame", "variable.no-scope");
        var declared = (frame is null ? Graph.Definition.Variables : ActivityOf(frame).Variables).FirstOrDefault(variable =>
            variable.Name == name
        );
        var values = frame?.Variables ?? Instance.Variables;
        if (declared is null && !values.ContainsKey(name))
            return new StimulusRefusal("name", "variable.unknown", name);
        var after = ValueJson.From(value);
        if (declared is not null && !declared.TryConvert(after, out after))
            return new StimulusRefusal(
                "value",
                "variable.wrong-type",
                name,
                declared.IsArray ? $"{declared.TypeName}[]" : declared.TypeName
            );
        Record(new VariableChanged(scope, name, values.GetValueOrDefault(name, declared?.Default), after));
        return null;
    }

    /// <summary>Has the flowchart around the frame go on at another of its activities.</summary>
    public StimulusRefusal? Move(ActivityFrame from, string to)
    {
        if (Graph.Find(to) is not { } target)
            return new StimulusRefusal("toActivityId", "move.unknown-activity", to);
        if (FlowchartAround(from, target) is not ({ } frame, var branch))
            return new StimulusRefusal("toActivityId", "move.other-place", target.Name, ActivityOf(from).Name);
        if (branch is not null && IsListening(branch))
            return new StimulusRefusal("fromActivityId", "move.not-happened", ActivityOf(branch).Name);
        var flowchart = (Flowchart)ActivityOf(frame);
        var turn = new Turn(this, frame, flowchart);
        if (flowchart.Move(turn, branch, target) is { } refusal)
            return refusal;

        Continue();
        foreach (var stuck in Instance.Incidents.Where(incident => incident.Code == "stuck").ToList())
            Record(new IncidentClosed(stuck.Id, null, IncidentEnd.Resolved));
        Record(new TokenMoved(frame.Id, branch?.Id, from.ActivityId, to));
        var left = branch is null ? null : ActivityOf(branch);
        new EventScope(turn, flowchart).Pass([target]);
        Apply(turn);
        Schedule(frame, [new ChildWork(target), .. new EventScope(new Turn(this, frame, flowchart), flowchart).ListenAgain(left)]);
        return null;
    }

    /// <summary>Goes on by another version. After a problem this burst is of no use: try it on a copy first.</summary>
    public IReadOnlyList<MigrationProblem> Migrate(WorkflowGraph to, IReadOnlyDictionary<string, string> mapping)
    {
        var from = Graph;
        var change = new VersionChange(from, to, mapping, WorkflowInstance.Read(Instance.Write()));
        var listening = Instance
            .Frames.Where(frame => IsListening(frame) && !change.StillListens(frame))
            .Select(frame => frame.Id)
            .ToList();
        var variables = Instance
            .Frames.Select(frame =>
                Compared(frame.Id, frame.Variables, ActivityOf(frame).Variables, to.Find(change.NewIdOf(frame.ActivityId))?.Variables ?? [])
            )
            .Prepend(Compared(null, Instance.Variables, from.Definition.Variables, to.Definition.Variables))
            .ToList();
        List<MigrationProblem> problems = [.. change.Places(), .. variables.SelectMany(scope => scope.Problems)];
        if (problems.Count > 0)
            return problems;

        Record(new InstanceMigrated(from.Definition.Ref, to.Definition.Ref, change.Renamed(), change.Frames()));
        Graph = to;
        Disregard(listening);
        foreach (var variable in variables.SelectMany(scope => scope.Changes))
            Record(variable);
        foreach (var frame in Instance.Frames.Where(frame => frame.Outcomes is null && frame.Status != FrameStatus.Scheduled).ToList())
        {
            var turn = new Turn(this, frame, ActivityOf(frame));
            problems.AddRange(turn.Activity.TakeOver(turn, from.Find(change.OldIdOf(frame))!, change));
            Apply(turn);
        }
        if (problems.Count == 0)
            ListenForNew();
        return problems;
    }

    /// <summary>Takes the last step back, if it was a migration.</summary>
    public StimulusRefusal? UndoMigration()
    {
        if (Instance.MigratedFrom is not { } version)
            return new StimulusRefusal("", "migrate.too-late");
        Record(new MigrationUndone(Instance.Definition, Instance.Definition with { Version = version }));
        return null;
    }

    private static VariableChanges Compared(
        FrameId? scope,
        IReadOnlyDictionary<string, object?> values,
        IReadOnlyList<VariableDefinition> old,
        IReadOnlyList<VariableDefinition> now
    )
    {
        var changes = new VariableChanges(scope, values);
        changes.Compare(old, now);
        return changes;
    }

    /// <summary>
    /// The nearest flowchart around the frame that holds the activity, and its branch in which the frame lies: none when the frame is the
    /// flowchart itself and at rest.
    /// </summary>
    private (ActivityFrame Flowchart, ActivityFrame? Branch)? FlowchartAround(ActivityFrame from, Activity target)
    {
        ActivityFrame? branch = null;
        for (var frame = from; frame is not null; frame = frame.Parent is { } parent ? Instance.FindFrame(parent) : null)
        {
            var isAtRest =
                branch is null
                && frame.Outcomes is null
                && frame.Children.All(child => IsListening(Instance.FindFrame(new FrameId(child))!));
            if ((branch is not null || isAtRest) && ActivityOf(frame) is Flowchart flowchart && flowchart.Activities.Contains(target))
                return (frame, branch);
            branch = frame;
        }
        return null;
    }

    /// <summary>The outcome is drawn, or the activity stands where nothing is.</summary>
    private bool LeadsOn(Activity activity, string outcome)
    {
        var drawn = Graph.Connections.Where(connection => connection.Source == activity.Id).ToList();
        return drawn.Count == 0 || drawn.Exists(connection => (connection.SourcePort ?? "Done") == outcome);
    }
}
