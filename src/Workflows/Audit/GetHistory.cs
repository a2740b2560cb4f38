using System.Text.Json;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Audit;

/// <summary>A journey's history from <c>After</c> on, oldest first.</summary>
public static class GetHistory
{
    public sealed record Query(JourneyId Journey, long After = 0, int Limit = 200) : IQuery<Response>;

    /// <param name="Next">Give it as <c>After</c> for the rest; null at the end.</param>
    public sealed record Response(IReadOnlyList<Entry> Items, long? Next);

    public sealed record Entry(
        long Seq, DateTimeOffset At, string Type, string? ActivityId, string? ActivityName, string Actor, string? Role, string Stage, JsonElement Data,
        string DefinitionId, int DefinitionVersion, string Hash);
}
