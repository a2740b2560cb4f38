using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Reads definitions together with those that they use as activities.</summary>
public sealed class DefinitionParser(ActivityRegistry registry, Reusables reusables)
{
    /// <summary>Throws <see cref="DefinitionException"/> with all that is wrong.</summary>
    public async Task<WorkflowGraph> ReadAsync(JsonObject json, CancellationToken cancel) =>
        (await ReaderForAsync(json, cancel)).Read(DefinitionJson.ToElement(json));

    /// <summary>As above, for one that was accepted once: its problems do not stop what runs on it.</summary>
    public async Task<WorkflowGraph> ReadStoredAsync(JsonObject json, CancellationToken cancel) =>
        (await ReaderForAsync(json, cancel)).ReadStored(DefinitionJson.ToElement(json));

    /// <summary>
    /// Makes every activity that is another definition say which version of it, so that a journey meets the same one for ever. One that
    /// nobody knows yet stays as it is.
    /// Throws <see cref="DefinitionException"/> where that is a draft, which may still change.
    /// </summary>
    public async Task PinAsync(JsonObject json, CancellationToken cancel)
    {
        var candidates = await reusables.CandidatesAsync(json, cancel);
        List<DefinitionProblem> problems = [];
        foreach (var activity in new References(registry).In(json))
        {
            if (Reusables.Choose(candidates, References.Read(activity)) is not { } target)
                continue;
            if (target.PublishedAt is null)
                problems.Add(
                    new DefinitionProblem(
                        activity.Text("id"),
                        activity.Text("name"),
                        "definition.uses-draft",
                        $"\"{target.Name}\" is only a draft; publish it first."
                    )
                );
            References.Pin(activity, target);
        }
        if (problems.Count > 0)
            throw new DefinitionException(problems);
    }

    private async Task<DefinitionReader> ReaderForAsync(JsonObject json, CancellationToken cancel)
    {
        var candidates = await reusables.CandidatesAsync(json, cancel);
        return new DefinitionReader(registry)
        {
            FindReusable = reference => Reusables.Choose(candidates, reference) is { } row ? Parse(row) : null,
        };
    }

    private static JsonElement Parse(DefinitionVersion row) => DefinitionJson.ToElement(DefinitionJson.Parse(row.Json));
}
