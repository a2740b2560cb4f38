using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Definitions;

/// <summary>A parsed definition with its activities indexed. Immutable; cached per version.</summary>
public sealed class WorkflowGraph
{
    private readonly Dictionary<string, Activity> _byId;

    internal WorkflowGraph(WorkflowDefinition definition, Activity root, IReadOnlyList<Activity> activities)
    {
        Definition = definition;
        Root = root;
        Activities = activities;
        _byId = activities.ToDictionary(activity => activity.Id);
        UnknownTypes = [.. activities.OfType<Primitives.UnknownActivity>().Select(activity => activity.TypeName).Distinct()];
    }

    public WorkflowDefinition Definition { get; }

    /// <summary>Some expression in it may ask what an activity put out, so instances must keep it.</summary>
    internal bool AsksForOutputs { get; init; }

    public Activity Root { get; }

    /// <summary>What would be refused if it were saved today; empty for what <see cref="DefinitionReader.Read"/> gave.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; init; } = [];

    /// <summary>All activities at any depth, in the order of the file.</summary>
    public IReadOnlyCollection<Activity> Activities { get; }

    /// <summary>Types of activities in it that are not known here; where it meets one, it has an incident.</summary>
    public IReadOnlyList<string> UnknownTypes { get; }

    /// <summary>Every connection of every flowchart in it.</summary>
    public IEnumerable<Connection> Connections =>
        Activities.OfType<Primitives.Flowcharts.Flowchart>().SelectMany(flowchart => flowchart.Connections);

    /// <summary>Every activity at any depth; null for an unknown id.</summary>
    public Activity? Find(string activityId) => _byId.GetValueOrDefault(activityId);

    /// <summary>It stands in what an event begins beside the flow: where the flow is does not follow from it.</summary>
    public bool IsBeside(string activityId)
    {
        for (var holder = Find(activityId)?.Container; holder is not null; holder = holder.Container)
            if (holder is Primitives.AnyTime.AnyTimeEvent { Interrupts: false })
                return true;
        return false;
    }

    /// <summary>Who gives a variable its value, and by which output, in the order of the file.</summary>
    public IEnumerable<(Activity Activity, OutputDescriptor Output)> WritersOf(VariableDefinition variable) =>
        from activity in Activities
        from kept in activity.Kept
        where kept.Target == variable.Id || kept.Target == variable.Name
        let output = activity.Descriptor.Outputs.FirstOrDefault(one => one.Name == kept.Name)
        where output is not null
        select (activity, output);

    /// <summary>
    /// The ways to leave an activity, the usual one first: those of its type or that the definition gives it, and those that are drawn.
    /// </summary>
    public IReadOnlyList<string> OutcomesOf(Activity activity)
    {
        List<string> own = [.. activity.OwnOutcomes(), .. activity.TypeOutcomes()];
        if (own.Count == 0)
            own.Add("Done");
        return
        [
            .. own.Concat(
                    Connections.Where(connection => connection.Source == activity.Id).Select(connection => connection.SourcePort ?? "Done")
                )
                .Distinct(),
        ];
    }
}

/// <summary>What a definition file says about itself.</summary>
public sealed record WorkflowDefinition(
    string DefinitionId,
    string VersionId,
    int Version,
    string Name,
    string Description,
    bool IsPublished
)
{
    public string EnglishName { get; init; } = "";
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];
    public IReadOnlyList<VariableDefinition> Inputs { get; init; } = [];
    public IReadOnlyList<VariableDefinition> Outputs { get; init; } = [];

    /// <summary>The ports that it offers where it is used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>It may be used as an activity in other definitions, under its name in Pascal case.</summary>
    public bool IsUsableAsActivity { get; init; }

    /// <summary>Flowcharts run with tokens instead of counters (<c>customProperties.executionMode</c>, "token").</summary>
    public bool UsesTokens { get; init; }

    /// <summary>
    /// The file's name for what to do on an incident ("FaultStrategy", "ContinueWithIncidentsStrategy"); here an incident never loses
    /// anything, so it is only kept.
    /// </summary>
    public string? IncidentStrategy { get; init; }

    /// <summary>When it may start, however that comes about: by a person, a trigger or another instance.</summary>
    public State.ActivationStrategy ActivationStrategy { get; init; }

    /// <summary>Null: it does not say who may start it.</summary>
    public StartRule? Start { get; init; }

    /// <summary>Publishing it makes the definitions that use it as an activity use the new version.</summary>
    public bool UpdatesConsumers { get; init; }

    /// <summary>The type name by which other definitions use it: its name, each word with a capital first letter.</summary>
    public string TypeName => Accessor.Pascal(Name.Trim());

    public State.DefinitionRef Ref => new(DefinitionId, Version);
}

/// <summary>
/// A line between two activities of a flowchart. A null port is left by activities that complete without naming an outcome.
/// </summary>
public sealed record Connection(string Source, string? SourcePort, string Target);

/// <summary>Where the designer drew an activity, in its pixels.</summary>
public sealed record NodeLayout(double X, double Y, double Width, double Height);
