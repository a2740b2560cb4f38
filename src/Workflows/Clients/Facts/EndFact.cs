using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>It was so and is over: a medicine is not taken any more, a child was born. It stays to be read, with its day.</summary>
public static class EndFact
{
    public sealed record Command(ClientId Client, Guid Fact, DateOnly? On, string? Reason = null) : ICommand<ListFacts.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.On).NotNull().WithErrorCode("field.required").IsBirthday(clock);
            RuleFor(command => command.Reason).IsNote();
        }
    }

    public sealed class Handler(FactWriting writing) : ICommandHandler<Command, ListFacts.Response>
    {
        public Task<Result<ListFacts.Response>> Handle(Command command, CancellationToken cancel) =>
            writing.WriteAsync(
                command.Client,
                command.Fact,
                ClientsRoom.Facts,
                (sheet, fact) =>
                {
                    if (command.On > sheet.Pen.Today)
                        return Refusal.Invalid("on", "facts.in-future");
                    sheet.End(fact, command.On!.Value, string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim());
                    return null;
                },
                cancel
            );
    }
}
