using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Operations;

/// <summary>From one version of a definition to another: which activity there stands for which one here.</summary>
internal sealed class VersionChange(
    WorkflowGraph from,
    WorkflowGraph to,
    IReadOnlyDictionary<string, string> mapping,
    WorkflowInstance before
)
{
    public WorkflowGraph From => from;

    public WorkflowGraph To => to;

    /// <summary>
    /// What is mapped; within a definition used as an activity its activities go along; the root stands for the root; else the same id.
    /// </summary>
    public string NewIdOf(string oldId)
    {
        if (mapping.TryGetValue(oldId, out var mapped))
            return mapped;
        if (oldId == from.Root.Id)
            return to.Root.Id;
        var slash = oldId.LastIndexOf('/');
        return slash < 0 ? oldId : NewIdOf(oldId[..slash]) + oldId[slash..];
    }

    /// <summary>Activities that have another id in the new version, by their old one.</summary>
    public IReadOnlyDictionary<string, string> Renamed() =>
        from
            .Activities.Select(activity => (Old: activity.Id, New: NewIdOf(activity.Id)))
            .Where(ids => ids.Old != ids.New)
            .ToDictionary(ids => ids.Old, ids => ids.New);

    /// <summary>The frame's activity in the old version.</summary>
    public string OldIdOf(ActivityFrame frame) => before.FindFrame(frame.Id)!.ActivityId;

    /// <summary>A problem at an activity of either version.</summary>
    public static MigrationProblem Problem(string code, Activity activity, string detail = "") =>
        new(code, activity.Id, activity.Name, detail, []);

    /// <summary>Every frame needs an activity of its type at its place; but for events that have not happened.</summary>
    public IEnumerable<MigrationProblem> Places() =>
        before
            .Frames.Where(frame => !EventScope.IsListening(frame, from.Find(frame.ActivityId)))
            .Select(PlaceOf)
            .OfType<MigrationProblem>();

    /// <summary>
    /// Frames after the change. What was a literal and is computed in the new version stays what it was for those that have begun.
    /// </summary>
    public IReadOnlyList<MigratedFrame> Frames() =>
        [.. before.Frames.Select(frame => new MigratedFrame(frame.Id, NewIdOf(frame.ActivityId), InputsOf(frame)))];

    /// <summary>An event that has not happened, and is called the same at the same place of the new version.</summary>
    public bool StillListens(ActivityFrame frame) =>
        frame.Parent is { } parent
        && from.Find(frame.ActivityId) is AnyTimeEvent old
        && to.Find(NewIdOf(frame.ActivityId)) is AnyTimeEvent now
        && (now.DrawnName, now.TypeName, now.Container?.Id) == (old.DrawnName, old.TypeName, NewIdOf(before.FindFrame(parent)!.ActivityId));

    private MigrationProblem? PlaceOf(ActivityFrame frame)
    {
        var old = from.Find(frame.ActivityId);
        var parent = frame.Parent is { } id ? before.FindFrame(id)!.ActivityId : null;
        var (newId, container) = (NewIdOf(frame.ActivityId), parent is null ? null : NewIdOf(parent));
        if (old is null)
            return new MigrationProblem("migrate.not-there", frame.ActivityId, frame.ActivityId, "", []);
        if (to.Find(newId) is not { } activity)
            return Unplaced("migrate.not-there", old, container, "");
        if (activity.TypeName != old.TypeName)
            return Unplaced("migrate.other-type", old, container, activity.TypeName);
        return activity.Container?.Id == container ? null : Unplaced("migrate.other-place", old, container, activity.Container?.Name ?? "");
    }

    // While its container has no place itself, any activity of the type may be the one.
    private MigrationProblem Unplaced(string code, Activity old, string? container, string detail)
    {
        var alike = to.Activities.Where(activity => activity.TypeName == old.TypeName).ToList();
        var candidates =
            container is not null && to.Find(container) is not null ? alike.Where(activity => activity.Container?.Id == container) : alike;
        return new MigrationProblem(code, old.Id, old.Name, detail, [.. candidates.Select(activity => activity.Id)]);
    }

    private Dictionary<string, object?>? InputsOf(ActivityFrame frame)
    {
        var (old, now) = (from.Find(frame.ActivityId), to.Find(NewIdOf(frame.ActivityId)));
        if (old is null || now is null || !now.KeepsInputs || frame.Status == FrameStatus.Scheduled)
            return null;
        var literals = now
            .DynamicInputs.Where(input => !frame.Inputs.ContainsKey(input.Name))
            .Select(input => old.InputOf(input.Name))
            .OfType<Input>()
            .Where(input => !input.IsDynamic)
            .ToList();
        return literals.Count == 0
            ? null
            : frame.Inputs.Concat(literals.Select(input => KeyValuePair.Create(input.Name, ValueJson.From(input.Literal)))).ToDictionary();
    }
}
