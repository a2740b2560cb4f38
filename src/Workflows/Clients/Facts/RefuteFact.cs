using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>A doctor found that it never was so, and says why (R-SAFE-1). It stays to be read.</summary>
public static class RefuteFact
{
    public sealed record Command(ClientId Client, Guid Fact, string? Reason) : ICommand<ListFacts.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("field.required").IsNote();
        }
    }

    public sealed class Handler(FactWriting writing) : ICommandHandler<Command, ListFacts.Response>
    {
        public Task<Result<ListFacts.Response>> Handle(Command command, CancellationToken cancel) =>
            writing.WriteAsync(
                command.Client,
                command.Fact,
                ClientsRoom.RefuteFacts,
                (sheet, fact) =>
                {
                    sheet.Refute(fact, command.Reason!.Trim());
                    return null;
                },
                cancel
            );
    }
}
