using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Messages;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Messages;

/// <summary>Messages to and from clients.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages");
        messages.MapGet("", List).Require(MessagesRoom.Read);
        messages.MapGet("/{id}", Get).Require(MessagesRoom.Read);
        messages.MapPost("/{id}/send-again", SendAgain).Require(MessagesRoom.Send);
        messages.MapPost("/{id}/report", Report).Require(MessagesRoom.Send);
        messages.MapPost("/{id}/take", Take).Require(MessagesRoom.Send);
        messages.MapPost("/answers", Answered).Require(MessagesRoom.Send);

        var gateway = api.MapGroup("/gateway").WithTags("Messages").AddEndpointFilter<GatewaySignature>();
        gateway.MapPost("/reports", GatewayReports).AllowAnonymous();
        gateway.MapPost("/answers", GatewayAnswers).AllowAnonymous();
    }

    /// <summary>Messages of the caller's branches, newest first.</summary>
    /// <param name="state">dead (failed or unknown), or one state: queued, sent, delivered, failed, unknown, dropped, answered, received,
    /// taken.</param>
    /// <param name="client">Of one client only.</param>
    internal static async Task<Answer<Page<MessageView>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? state = null,
        Guid? client = null
    ) => await mediator.Send(new ListMessages.Query(state, client is { } id ? new ClientId(id) : null, page), cancel);

    /// <summary>One message with the way that it took.</summary>
    internal static async Task<Answer<GetMessage.Response>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetMessage.Query(new MessageId(id)), cancel);

    /// <summary>Sends a message again that failed or was dropped.</summary>
    internal static async Task<Answer<MessageView>> SendAgain(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ResendMessage.Command(new MessageId(id)), cancel);

    /// <summary>Somebody knows what became of a message, e.g. from the provider's own page.</summary>
    internal static async Task<Answer<RecordReport.Response>> Report(
        Guid id,
        ReportBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new RecordReport.Command($"{id:D}", body.State ?? "", body.Note ?? MessageNotes.ByHand), cancel);

    /// <summary>Takes care of what a client wrote.</summary>
    internal static async Task<Answer<MessageView>> Take(Guid id, TakeBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new TakeAnswer.Command(new MessageId(id), body.Note), cancel);

    /// <summary>Writes down what a client answered by a way that no gateway watches.</summary>
    internal static async Task<Answer<ReceiveAnswer.Response>> Answered(AnswerBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ReceiveAnswer.Command(null, body.Text ?? "", body.Channel ?? "sms", Client: body.Client), cancel);

    /// <summary>A gateway reports what became of a message; signed, see docs/how-to/connect-a-message-gateway.md.</summary>
    internal static async Task<Answer<RecordReport.Response>> GatewayReports(
        GatewayReport body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new RecordReport.Command(body.Id ?? "", body.State ?? "", body.Note), cancel);

    /// <summary>A gateway passes on what a client answered; signed.</summary>
    internal static async Task<Answer<ReceiveAnswer.Response>> GatewayAnswers(
        GatewayAnswer body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ReceiveAnswer.Command(body.From, body.Text ?? "", body.Channel ?? "sms", body.AnswerId, body.MessageId),
            cancel
        );

    /// <param name="State">delivered or failed.</param>
    internal sealed record ReportBody(string? State = null, string? Note = null);

    internal sealed record TakeBody(string? Note = null);

    internal sealed record AnswerBody(ClientId Client, string? Text = null, string? Channel = null);

    /// <param name="Id">As it stood in the message that was handed over.</param>
    /// <param name="State">sent, delivered or failed.</param>
    internal sealed record GatewayReport(string? Id = null, string? State = null, string? Note = null);

    /// <param name="From">The number.</param>
    /// <param name="AnswerId">The provider's id of the answer: under it, it counts once.</param>
    /// <param name="MessageId">The id of the message that it answers, if that is known.</param>
    internal sealed record GatewayAnswer(
        string? From = null,
        string? Text = null,
        string? Channel = null,
        string? AnswerId = null,
        string? MessageId = null
    );
}
