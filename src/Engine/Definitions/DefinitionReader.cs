using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Definitions;

/// <summary>
/// Elsa 3.8's JSON to a graph. Reads every shape that Elsa reads (legacy connections, bare scalars, missing members) and keeps nothing it
/// does not need.
/// </summary>
public sealed class DefinitionReader(ActivityRegistry registry)
{
    public ActivityRegistry Registry { get; } = registry;

    /// <summary>Finds definitions that are used as activities in others. Without it, such an activity is of unknown type.</summary>
    public FindReusableDefinition FindReusable { get; init; } = static _ => null;

    /// <summary>Throws <see cref="DefinitionException"/> with all problems at once.</summary>
    public WorkflowGraph Read(JsonElement json)
    {
        var graph = ReadStored(json);
        return graph.Problems.Count == 0 ? graph : throw new DefinitionException(graph.Problems);
    }

    /// <summary>
    /// Reads a definition that was accepted once, for the instances that run on it: what would be refused today is in <see
    /// cref="WorkflowGraph.Problems"/>,
    /// and becomes an incident only where an instance meets it. Throws <see cref="DefinitionException"/> only without a root activity.
    /// </summary>
    public WorkflowGraph ReadStored(JsonElement json)
    {
        if (!ValueJson.IsReadable(json))
            throw new DefinitionException([
                new DefinitionProblem(
                    null,
                    null,
                    "definition.half-character",
                    "A text in it has half a character (one \\ud800 to \\udfff alone)."
                ),
            ]);
        var definition = ReadHead(json);
        var activities = new ActivityReader(
            this,
            definition.VersionId,
            LogPersistence.Read(json.Member("customProperties"), LogPersistence.All)
        );
        var root = json.Member("root") is { ValueKind: JsonValueKind.Object } body ? activities.Read(body) : null;
        if (StrategyOf(json.Member("options")) is null)
            activities.Report(
                null,
                "definition.unknown-activation-strategy",
                $"There is no activation strategy \"{json.Member("options")?.Text("activationStrategyType")}\"."
            );
        activities.CheckValues(null, [.. definition.Variables, .. definition.Inputs, .. definition.Outputs]);
        if (root is null)
            throw new DefinitionException([
                new DefinitionProblem(null, null, "definition.no-root", "The definition has no root activity."),
            ]);
        return new WorkflowGraph(definition, root, activities.All)
        {
            Problems = activities.Problems,
            AsksForOutputs = activities.AskForOutputs,
        };
    }

    /// <summary>What the definition says about itself; its activities are not looked at.</summary>
    public static WorkflowDefinition ReadHead(JsonElement json)
    {
        var options = json.Member("options");
        var custom = json.Member("customProperties");
        var name = json.Text("name") ?? "";
        var id = json.Text("definitionId") ?? json.Text("id") ?? name;
        var version = json.Number("version") ?? 1;
        return new WorkflowDefinition(
            id,
            json.Text("id") ?? $"{id}-v{version}",
            version,
            name,
            json.Text("description") ?? "",
            json.Flag("isPublished")
        )
        {
            EnglishName = custom?.Member("names")?.Text("en") ?? "",
            Variables = json.Variables("variables"),
            Inputs = json.Variables("inputs"),
            Outputs = json.Variables("outputs"),
            Outcomes = json.Texts("outcomes"),
            IsUsableAsActivity = options?.Flag("usableAsActivity") == true || json.Flag("usableAsActivity"),
            UsesTokens = UsesTokens(custom) ?? false,
            IncidentStrategy = ShortName(options?.Text("incidentStrategyType")),
            ActivationStrategy = StrategyOf(options) ?? ActivationStrategy.AllowAlways,
            Start = custom?.Member("start") is { ValueKind: JsonValueKind.Object } start
                ? new StartRule(start.Texts("by"), start.Texts("inputs")) { Choices = ChoicesOf(start) }
                : null,
            UpdatesConsumers = options?.Flag("autoUpdateConsumingWorkflows") == true,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> ChoicesOf(JsonElement start) =>
        start.Member("choices") is { ValueKind: JsonValueKind.Object } choices
            ? choices.EnumerateObject().ToDictionary(input => input.Name, input => choices.Texts(input.Name), StringComparer.Ordinal)
            : [];

    internal static bool? UsesTokens(JsonElement? customProperties) =>
        customProperties?.Member("executionMode") is { ValueKind: JsonValueKind.String } mode
            ? mode.GetString()!.StartsWith("token", StringComparison.OrdinalIgnoreCase)
            : null;

    // By Elsa's type name ("Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core") or short; null for one that nobody
    // knows.
    private static ActivationStrategy? StrategyOf(JsonElement? options)
    {
        if (ShortName(options?.Text("activationStrategyType")) is not { Length: > 0 } name)
            return ActivationStrategy.AllowAlways;
        return
            Enum.TryParse<ActivationStrategy>(name.Replace("Strategy", "", StringComparison.Ordinal), ignoreCase: true, out var known)
            && Enum.IsDefined(known)
            ? known
            : null;
    }

    // "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core" as well as "FaultStrategy".
    private static string? ShortName(string? typeName) => typeName?.Split(',')[0].Split('.')[^1];
}

/// <summary>The JSON of a definition that is used as an activity; null if there is none.</summary>
public delegate JsonElement? FindReusableDefinition(ReusableReference reference);

/// <summary>
/// How an activity names the definition that it stands for: the version id wins, then type name with version, then the type name's newest.
/// </summary>
public sealed record ReusableReference(string TypeName, int? Version, string? VersionId);

/// <summary>One thing wrong with a definition, at its place.</summary>
/// <param name="ActivityId">Null: the definition as a whole.</param>
public sealed record DefinitionProblem(string? ActivityId, string? ActivityName, string Code, string Message)
{
    /// <summary>The input that it is about; null: the activity as a whole.</summary>
    public string? Place { get; init; }

    /// <summary>What is wrong, for people; null where only the message says it.</summary>
    public CodedText? Detail { get; init; }
}

/// <summary>A definition is refused, for all these reasons.</summary>
public sealed class DefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(
        string.Join(
            Environment.NewLine,
            problems.Select(problem => $"{problem.ActivityName ?? problem.ActivityId ?? "definition"}: {problem.Message}")
        )
    )
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
