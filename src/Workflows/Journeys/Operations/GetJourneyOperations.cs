using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>
/// What an operator can choose from: where a journey waits and where it could go on, its variables, how incidents can be left, the versions
/// that there are.
/// </summary>
public static class GetJourneyOperations
{
    public sealed record Query(JourneyId Journey) : IQuery<Response>;

    /// <param name="Versions">Published ones that it is not on, newest first.</param>
    /// <param name="UndoableFrom">The version that it can go back to as long as no step follows; null if it cannot.</param>
    public sealed record Response(
        JourneyId JourneyId,
        string DefinitionId,
        int Version,
        IReadOnlyList<MendableInstance> Instances,
        IReadOnlyList<SkippableIncident> Incidents,
        IReadOnlyList<PublishedVersion> Versions,
        int? UndoableFrom
    );

    public sealed class Handler(MendableJourneys journeys, JourneyFamily families, PublishedVersions versions, ChartSights sights)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var found = await journeys.FindAsync(query.Journey, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var journey = found.Value.Journey;
            await sights.OpenAsync(journey.ToChart(), ChartOpening.Variables, cancel);
            var sight = await sights.OfAsync(journey.ToChart(), cancel);
            var family = (await families.OfAsync(journey, cancel)).Where(member => !member.Instance.HasEnded).ToList();
            var root = family.FirstOrDefault(member => member.Instance.Id.Value == journey.Id.Value);
            var published = root is null ? [] : await versions.OfAsync(journey.DefinitionId, cancel);
            return new Response(
                journey.Id,
                journey.DefinitionId,
                journey.Version,
                [.. family.Select(member => MendableInstance.Of(member, sight))],
                [.. family.SelectMany(SkippableIncident.Of)],
                [.. published.Where(version => version.Version != journey.Version)],
                root?.Instance.MigratedFrom
            );
        }
    }
}

/// <summary>One living instance: the journey's own, or a child's.</summary>
public sealed record MendableInstance(
    Guid Id,
    string DefinitionName,
    string EnglishName,
    int Version,
    IReadOnlyList<MovableToken> Tokens,
    IReadOnlyList<MendableVariable> Variables
)
{
    public static MendableInstance Of(FamilyMember member, ChartSight sight) =>
        new(
            member.Instance.Id.Value,
            member.Graph.Definition.Name,
            member.Graph.Definition.EnglishName,
            member.Instance.Definition.Version,
            [.. MovableToken.Of(member)],
            [.. MendableVariable.Of(member, sight)]
        );
}

/// <summary>Where something is under way, and where it could go on instead; whether it can is known when it is tried.</summary>
public sealed record MovableToken(int Frame, ActivityRef Activity, string Status, IReadOnlyList<ActivityRef> Targets)
{
    public static IEnumerable<MovableToken> Of(FamilyMember member)
    {
        var (instance, graph) = member;
        var parents = instance.Frames.Select(frame => frame.Parent).ToHashSet();
        bool IsListening(ActivityFrame frame) => !parents.Contains(frame.Id) && graph.Find(frame.ActivityId) is AnyTimeEvent;
        var held = instance.Frames.Where(frame => !IsListening(frame)).Select(frame => frame.Parent).ToHashSet();
        foreach (var frame in instance.Frames.Where(frame => !held.Contains(frame.Id) && !IsListening(frame)))
        {
            var targets = FlowchartsAround(instance, graph, frame)
                .SelectMany(flowchart => flowchart.Activities)
                .Where(activity => activity.Id != frame.ActivityId && activity is not AnyTimeEvent)
                .Select(ActivityRef.Of)
                .ToList();
            if (targets.Count > 0 && graph.Find(frame.ActivityId) is { } activity)
                yield return new MovableToken(
                    frame.Id.Value,
                    ActivityRef.Of(activity),
                    frame.Status.ToString().ToLowerInvariant(),
                    targets
                );
        }
    }

    // A flowchart at rest in which nothing is under way may go on inside itself.
    private static IEnumerable<Flowchart> FlowchartsAround(WorkflowInstance instance, WorkflowGraph graph, ActivityFrame frame)
    {
        for (var around = frame; around is not null; around = around.Parent is { } parent ? instance.FindFrame(parent) : null)
            if (graph.Find(around.ActivityId) is Flowchart flowchart)
                yield return flowchart;
    }
}

/// <summary>A variable with its value as it may be looked at (R-CHART-2, R-PRI-3).</summary>
/// <param name="Label">What people call it, in both languages; the name where the definition does not say.</param>
/// <param name="Frame">Whose scope it is in; null for the definition's own.</param>
/// <param name="Hidden">It may have a value, which whoever asks does not see.</param>
public sealed record MendableVariable(
    string Name,
    string Label,
    string EnglishLabel,
    string Type,
    bool IsList,
    JsonElement Value,
    int? Frame,
    string? FrameName,
    bool Hidden
)
{
    public static IEnumerable<MendableVariable> Of(FamilyMember member, ChartSight sight)
    {
        foreach (var variable in In(member.Graph, member.Graph.Definition.Variables, member.Instance.Variables, sight))
            yield return variable;
        foreach (var frame in member.Instance.Frames)
        {
            var activity = member.Graph.Find(frame.ActivityId);
            foreach (var variable in In(member.Graph, activity?.Variables ?? [], frame.Variables, sight))
                yield return variable with
                {
                    Frame = frame.Id.Value,
                    FrameName = activity?.Name,
                };
        }
    }

    private static IEnumerable<MendableVariable> In(
        WorkflowGraph graph,
        IReadOnlyList<VariableDefinition> declared,
        IReadOnlyDictionary<string, object?> values,
        ChartSight sight
    ) =>
        from variable in declared.Concat(
            values.Keys.Except(declared.Select(one => one.Name)).Select(one => new VariableDefinition(one, one, "Object", false, null))
        )
        let value = values.GetValueOrDefault(variable.Name, variable.Default)
        let label = VariableLabel.Of(graph, variable)
        let shown = ChartFacts.Of(sight, new Dictionary<string, object?> { [variable.Name] = value })
        select new MendableVariable(
            variable.Name,
            label.Chinese,
            label.English,
            variable.TypeName,
            variable.IsArray,
            JsonSerializer.SerializeToElement(ValueJson.Write(MaskedValues.Of(shown.GetValueOrDefault(variable.Name)))),
            null,
            null,
            shown.Count == 0
        );
}

/// <param name="Id">As in the journey's incidents.</param>
/// <param name="Activity">Where; null when it is of the instance as a whole.</param>
/// <param name="Outcomes">How it can be left, the usual way first; none: it cannot be skipped.</param>
public sealed record SkippableIncident(string Id, ActivityRef? Activity, IReadOnlyList<OutcomeRef> Outcomes)
{
    public static IEnumerable<SkippableIncident> Of(FamilyMember member) =>
        from incident in member.Instance.Incidents
        let activity = incident.ActivityId is { } id ? member.Graph.Find(id) : null
        select new SkippableIncident(
            StepHistory.IdOf(member.Instance, incident.Id),
            activity is null ? null : ActivityRef.Of(activity),
            activity is null ? [] : [.. member.Graph.OutcomesOf(activity).Select(name => OutcomeRef.Of(activity, name))]
        );
}

public sealed record OutcomeRef(string Name, string Label, string EnglishLabel)
{
    public static OutcomeRef Of(Activity activity, string name) =>
        activity.Descriptor.Outcomes.FirstOrDefault(outcome => outcome.Name == name) is { } known
            ? new OutcomeRef(name, known.Label, known.EnglishLabel)
            : new OutcomeRef(name, name, name);
}
