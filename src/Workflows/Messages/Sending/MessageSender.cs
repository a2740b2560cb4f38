using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// Hands a leg of a message to the gateway of its channel. What was begun and what came of it are commits of their own: an answer that is
/// lost leaves the message unknown, and the next time the provider is asked before anything is sent.
/// </summary>
public sealed class MessageSender(IServiceScopeFactory scopes, IEnumerable<IMessageGateway> gateways) : IOutboxSender
{
    public bool Takes(string channel) => channel == MessageRecord.Channel;

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var leg = JsonSerializer.Deserialize<MessageLeg>(message.Payload, OutboxWriter.Json)!;
        var begun = await DoAsync(new BeginSending.Command(leg.Message, leg.Leg), cancel);
        if (begun.Until is { } until)
            message.NextAttemptAt = until;
        if (begun.Letter is not { } letter)
            return;
        var answer = await HandAsync(letter, begun, cancel);
        await DoAsync(new RecordReport.Command($"{leg.Message}-{leg.Leg}", answer.State.ToText(), answer.Note), cancel);
    }

    private async Task<GatewayAnswer> HandAsync(OutgoingLetter letter, BeginSending.Response begun, CancellationToken cancel)
    {
        if (gateways.FirstOrDefault(one => one.Takes(letter.Channel)) is not { } gateway)
            return GatewayAnswer.Refused($"Nobody sends '{letter.Channel}'.");
        if (begun.AsksFirst && await gateway.AskAsync(letter, cancel) is { } known)
            return known;
        return begun.MaySend ? await gateway.SendAsync(letter, cancel) : new GatewayAnswer(MessageState.Dropped, MessageNotes.TooLate);
    }

    private async Task<TResponse> DoAsync<TResponse>(IRequest<Result<TResponse>> command, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("outbox");
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancel);
        return result.IsSuccess ? result.Value : throw new InvalidOperationException($"It was refused: {result.Refusal.Code}.");
    }
}
