using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>The stored definitions that others use as activities; also those that this unit of work is about to store.</summary>
public sealed class Reusables(CaseFlowDb db, ActivityRegistry registry)
{
    private readonly References references = new(registry);

    /// <summary>Every version that the definition, or what it uses, could mean.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> CandidatesAsync(JsonObject definition, CancellationToken cancel)
    {
        List<DefinitionVersion> candidates = [];
        HashSet<string> asked = [];
        var open = new Queue<JsonObject>([definition]);
        while (open.TryDequeue(out var json))
        {
            var wanted = references.In(json).Select(References.Read).ToList();
            string[] types = [.. wanted.Select(reference => reference.TypeName).Where(type => asked.Add($"type:{type}")).Distinct()];
            string[] ids =
            [
                .. wanted.Select(reference => reference.VersionId).OfType<string>().Where(id => asked.Add($"id:{id}")).Distinct(),
            ];
            foreach (var row in await FindAsync(types, ids, cancel))
            {
                if (candidates.Contains(row))
                    continue;
                candidates.Add(row);
                open.Enqueue(DefinitionJson.Parse(row.Json));
            }
        }
        return candidates;
    }

    /// <summary>
    /// The version that the reference names, by id or by type and number; else the published one of that type, else the newest.
    /// </summary>
    public static DefinitionVersion? Choose(IReadOnlyList<DefinitionVersion> candidates, ReusableReference reference) =>
        candidates.FirstOrDefault(row => row.VersionId == reference.VersionId)
        ?? candidates.FirstOrDefault(row => row.TypeName == reference.TypeName && row.Version == reference.Version)
        ?? candidates
            .Where(row => row.TypeName == reference.TypeName)
            .OrderByDescending(row => row.IsPublished)
            .ThenByDescending(row => row.Version)
            .FirstOrDefault();

    private async Task<IReadOnlyList<DefinitionVersion>> FindAsync(string[] types, string[] ids, CancellationToken cancel)
    {
        if (types.Length == 0 && ids.Length == 0)
            return [];
        var found = await db.Definitions().CurrentAsync(row => types.Contains(row.TypeName) || ids.Contains(row.VersionId), cancel);
        return [.. found.OrderBy(row => row.DefinitionId).ThenBy(row => row.Version)];
    }
}
