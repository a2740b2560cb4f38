using System.Text.Json;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Events;

/// <summary>Publishes an event: wakes the Event bookmarks that wait for it and starts the definitions it triggers.</summary>
public static class RaiseEvent
{
    /// <param name="CorrelationId">Null: not narrowed.</param>
    public sealed record Command(string Name, string? CorrelationId = null, JsonElement? Payload = null) : ICommand<Response>;

    public sealed record Response(int Resumed, int Started);
}
