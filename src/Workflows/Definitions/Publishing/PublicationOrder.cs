using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Publishes several definitions that may use one another: what is used comes first.</summary>
public sealed class PublicationOrder(DefinitionPublication publication, ActivityRegistry registry)
{
    private readonly References references = new(registry);

    /// <summary>Null when all are published.</summary>
    public async Task<Refusal?> PublishAsync(IReadOnlyList<DefinitionVersion> versions, CancellationToken cancel)
    {
        var waiting = versions.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(version => !waiting.Exists(other => other != version && Uses(version, other))) ?? waiting[0];
            if (await publication.PublishAsync(next, cancel) is { } refusal)
                return refusal;
            waiting.Remove(next);
        }
        return null;
    }

    private bool Uses(DefinitionVersion version, DefinitionVersion other) =>
        other.TypeName is not null
        && references.In(DefinitionJson.Parse(version.Json)).Any(activity => activity.Text("type") == other.TypeName);
}
