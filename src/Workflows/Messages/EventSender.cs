using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// Delivers what an activity published, once the publishing step is committed: as a command of its own, once per message.
/// </summary>
public sealed class EventSender(IServiceScopeFactory scopes) : IOutboxSender
{
    public bool Takes(string channel) => channel == WakeJourneys.Channel;

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var raise = JsonSerializer.Deserialize<RaiseEvent.Command>(message.Payload, OutboxWriter.Json)!;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentPerson>().BecomeSystem("outbox");
        services.GetRequiredService<IdempotencyKey>().Value = $"outbox:{message.Id:D}";
        var result = await services.GetRequiredService<IMediator>().Send(raise, cancel);
        if (result.IsSuccess)
            return;
        var codes = result.Refusal.Fields.Select(field => field.Code).Prepend(result.Refusal.Code);
        throw new InvalidOperationException($"The event was refused: {string.Join(", ", codes)}.");
    }
}
