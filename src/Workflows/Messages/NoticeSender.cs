using System.Text.Json;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// Tells staff on their open pages. Whoever is not there sees the task itself later; so a notice needs no memory of its own.
/// </summary>
public sealed class NoticeSender(AfterCommit afterCommit) : IOutboxSender
{
    private const string Role = "role:";

    public bool Takes(string channel) => channel == "notice";

    public Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var notice = JsonSerializer.Deserialize<OutgoingMessage>(message.Payload, OutboxWriter.Json)!;
        var role = notice.To.StartsWith(Role, StringComparison.Ordinal) ? notice.To[Role.Length..] : null;
        if (message is { BranchId: { } branch, JourneyId: { } journey })
            // told once the message counts as sent, on every host
            afterCommit.Changes.Add(new LiveChange("notice", branch, journey, Role: role));
        return Task.CompletedTask;
    }
}
