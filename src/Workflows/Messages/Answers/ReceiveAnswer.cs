using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>
/// A client wrote (R-MSG-8): whoever looks after them is told and it waits until somebody takes it; who wants no marketing gets none from
/// this moment on. From a gateway, or typed in by somebody who was told.
/// </summary>
public static class ReceiveAnswer
{
    public const int Longest = 2000;

    /// <param name="From">The number; null where the client is known.</param>
    /// <param name="ProviderId">Under which it comes once.</param>
    /// <param name="To">Key of the message that it answers, if that is known.</param>
    public sealed record Command(
        string? From,
        string Text,
        string Channel = "sms",
        string? ProviderId = null,
        string? To = null,
        ClientId? Client = null
    ) : ICommand<Response>;

    /// <param name="Message">Null: nobody has this number.</param>
    public sealed record Response(MessageId? Message, bool EndsMarketing = false);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Text)
                .NotEmpty()
                .WithErrorCode("field.required")
                .MaximumLength(Longest)
                .WithErrorCode("field.too-long");
            RuleFor(command => command.Channel)
                .NotEmpty()
                .WithErrorCode("field.required")
                .MaximumLength(20)
                .WithErrorCode("field.too-long");
            RuleFor(command => command.ProviderId).MaximumLength(100).WithErrorCode("field.too-long");
            RuleFor(command => command.From).MaximumLength(40).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(CaseFlowDb db, IClientContacts contacts, AnswerHandling handling, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (
                command.ProviderId is { } id
                && await db.ClientMessages().SingleOrDefaultAsync(row => row.ProviderId == id, cancel) is { } known
            )
                return new Response(known.Id, StopWords.Holds(known.Text ?? ""));
            var answered = await AnsweredAsync(command.To, cancel);
            if (await WhoAsync(command, answered, cancel) is not { } client)
                return person.IsSystem ? new Response(null) : Refusal.NotFound("client.not-found");
            if (!person.Holds(client.Branch, MessagesRoom.Send))
                return Refusal.Forbidden("message.may-not-send");

            var message = await handling.TakeInAsync(client, command, answered, cancel);
            return new Response(message.Id, StopWords.Holds(command.Text));
        }

        private Task<ClientMessage?> AnsweredAsync(string? key, CancellationToken cancel) =>
            key is { Length: >= 36 } && Guid.TryParse(key[..36], out var id)
                ? db.ClientMessages().SingleOrDefaultAsync(row => row.Id == new MessageId(id) && !row.IsFromClient, cancel)
                : Task.FromResult<ClientMessage?>(null);

        /// <summary>Of several people with one number the one who was written to last.</summary>
        private async Task<ClientContact?> WhoAsync(Command command, ClientMessage? answered, CancellationToken cancel)
        {
            if ((command.Client ?? answered?.ClientId) is { } named)
                return await contacts.FindAsync(named, cancel);
            if (PhoneNumber.Normalise(command.From ?? "") is not { } number)
                return null;
            var last = await db.ClientMessages()
                .Where(row => row.Address == number && !row.IsFromClient)
                .OrderByDescending(row => row.ChangedAt)
                .Select(row => (ClientId?)row.ClientId)
                .FirstOrDefaultAsync(cancel);
            if (last is { } written)
                return await contacts.FindAsync(written, cancel);
            return await contacts.OfNumberAsync(number, cancel) is [var first, ..] ? first : null;
        }
    }
}
