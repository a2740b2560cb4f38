using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// A gateway, or somebody by hand, says what became of a message. Told twice it is one; of a leg that was followed by another it is only
/// noted.
/// </summary>
public static class RecordReport
{
    private static readonly Dictionary<string, MessageState> States = new()
    {
        ["sent"] = MessageState.Sent,
        ["delivered"] = MessageState.Delivered,
        ["failed"] = MessageState.Failed,
        ["dropped"] = MessageState.Dropped,
    };

    /// <param name="Key">The message's id, with "-2" for its second leg and so on.</param>
    /// <param name="State">sent, delivered or failed.</param>
    /// <param name="Note">What the provider says.</param>
    public sealed record Command(string Key, string State, string? Note = null) : ICommand<Response>;

    public sealed record Response(bool Known, string? State = null);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.State).Must(state => States.ContainsKey(state ?? "")).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Note).MaximumLength(500).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(CaseFlowDb db, MessageRecord record, MessageOutcome outcome, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (Parse(command.Key) is not var (id, leg))
                return new Response(false);
            var message = await db.ClientMessages().SingleOrDefaultAsync(row => row.Id == id && !row.IsFromClient, cancel);
            if (message is null)
                return new Response(false);
            if (!person.Holds(message.BranchId, MessagesRoom.Send))
                return Refusal.Forbidden("message.may-not-send");
            if (leg is not null && leg != message.Leg)
                record.Step(message, "reported", $"{command.State} ({leg})");
            else
                await outcome.ReachAsync(message, States[command.State], command.Note, cancel);
            return new Response(true, message.State.ToText());
        }

        /// <summary>Somebody by hand means the message, whichever leg it is on.</summary>
        private (MessageId Id, int? Leg)? Parse(string key)
        {
            var id = key is { Length: >= 36 } ? key[..36] : key;
            if (!Guid.TryParse(id, out var message))
                return null;
            var rest = key.Length > 37 ? key[37..] : "";
            return (
                new MessageId(message),
                int.TryParse(rest, out var leg) ? leg
                : person.IsSystem ? 1
                : null
            );
        }
    }

    /// <summary>As the API and the pages know it.</summary>
    public static string ToText(this MessageState state) => state.ToString().ToLowerInvariant();
}
