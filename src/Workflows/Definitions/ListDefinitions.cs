using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Definitions;

public static class ListDefinitions
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    public sealed record Item(string DefinitionId, string Name, string EnglishName, int Version, int? PublishedVersion, int RunningJourneys, DateTimeOffset? PublishedAt, string? PublishedBy);
}
