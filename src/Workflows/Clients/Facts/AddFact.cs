using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>
/// Adds a fact; whoever adds another at the same time takes nothing away, and the same one is kept once. Told at a distance it is
/// unconfirmed until somebody asks the client (R-APP-9).
/// </summary>
public static class AddFact
{
    public sealed record Command(
        ClientId Client,
        string Kind,
        string Text,
        string? Note = null,
        DateOnly? Since = null,
        bool Unconfirmed = false
    ) : ICommand<ListFacts.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.Kind).Must(kind => FactKinds.All.Contains(kind)).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Text)
                .Must(text => !string.IsNullOrWhiteSpace(text))
                .WithErrorCode("field.required")
                .MaximumLength(FactText.MostLetters)
                .WithErrorCode("field.too-long")
                .Must(text => text?.Any(char.IsControl) != true)
                .WithErrorCode("field.control-character");
            RuleFor(command => command.Note).IsNote();
            RuleFor(command => command.Since).IsBirthday(clock);
        }
    }

    public sealed class Handler(FactWriting writing) : ICommandHandler<Command, ListFacts.Response>
    {
        public Task<Result<ListFacts.Response>> Handle(Command command, CancellationToken cancel) =>
            writing.WriteAsync(
                command.Client,
                ClientsRoom.TellFacts,
                sheet =>
                {
                    if (command.Since > sheet.Pen.Today)
                        return Refusal.Invalid("since", "facts.in-future");
                    var isSure = !command.Unconfirmed && sheet.Pen.Source != FactSources.Told;
                    var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
                    sheet.Add(command.Kind, command.Text, note, command.Since, isSure);
                    return null;
                },
                cancel
            );
    }
}
