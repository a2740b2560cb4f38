using System.Text.Json;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>Keeps what was typed so far. Not in the history; answers which fields the values hide or demand.</summary>
public static class SaveDraft
{
    public sealed record Command(TaskId Task, JsonElement Values) : ICommand<Response>;

    public sealed record Response(DateTimeOffset SavedAt, IReadOnlyList<string> Hidden, IReadOnlyList<string> Required);
}
