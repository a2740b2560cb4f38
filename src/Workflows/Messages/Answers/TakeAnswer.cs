using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Messages.Owning;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>Somebody takes care of what a client wrote; of two who do so at once one is told.</summary>
public static class TakeAnswer
{
    /// <param name="Note">What was done.</param>
    public sealed record Command(MessageId Message, string? Note = null) : ICommand<MessageView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Note).MaximumLength(500).WithErrorCode("field.too-long");
    }

    public sealed class Handler(CaseFlowDb db, MessageRecord record, MessageViews views, OwnerTasks tasks, CurrentPerson person)
        : ICommandHandler<Command, MessageView>
    {
        public async Task<Result<MessageView>> Handle(Command command, CancellationToken cancel)
        {
            if (await db.ClientMessages().SingleOrDefaultAsync(row => row.Id == command.Message, cancel) is not { } message)
                return Refusal.NotFound("message.not-found");
            if (!person.Holds(message.BranchId, MessagesRoom.Send))
                return Refusal.Forbidden("message.may-not-send");
            if (!message.IsFromClient)
                return Refusal.Conflict("message.not-from-client");
            if (message.State == MessageState.Taken && message.TakenById != person.Id)
                return Refusal.Conflict("message.taken", message.TakenBy ?? "");
            if (message.State == MessageState.Taken)
                return (await views.OfAsync([message], cancel))[0];
            if (await tasks.IsHandedAsync(message, cancel))
            {
                if (await tasks.FinishAsync(message, command.Note, cancel) is { } refusal)
                    return refusal;
            }
            else
            {
                (message.TakenById, message.TakenBy) = (person.Id, person.Name);
                record.Become(message, MessageState.Taken, "taken", string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim());
            }

            return (await views.OfAsync([message], cancel))[0];
        }
    }
}
