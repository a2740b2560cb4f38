using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>
/// The client was asked (R-SAFE-2): these facts are still so, or the client is unsure; of these kinds none is known. "None" beside a known
/// fact is refused (R-SAFE-1).
/// </summary>
public static class ConfirmFacts
{
    /// <param name="Unsure">The client does not know any more: they are unconfirmed from now on.</param>
    /// <param name="None">Kinds that the client was asked about and has nothing of.</param>
    public sealed record Command(
        ClientId Client,
        IReadOnlyList<Guid>? Still = null,
        IReadOnlyList<Guid>? Unsure = null,
        IReadOnlyList<string>? None = null
    ) : ICommand<ListFacts.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command)
                .Must(command => command.Still?.Count > 0 || command.Unsure?.Count > 0 || command.None?.Count > 0)
                .OverridePropertyName("still")
                .WithErrorCode("field.required");
            RuleForEach(command => command.None).Must(kind => FactKinds.All.Contains(kind)).WithErrorCode("field.unknown-option");
        }
    }

    public sealed class Handler(FactWriting writing) : ICommandHandler<Command, ListFacts.Response>
    {
        public Task<Result<ListFacts.Response>> Handle(Command command, CancellationToken cancel) =>
            writing.WriteAsync(command.Client, ClientsRoom.Facts, sheet => Write(command, sheet), cancel);

        private static Refusal? Write(Command command, FactSheet sheet)
        {
            var (still, unsure) = (Find(command.Still), Find(command.Unsure));
            if (still.Concat(unsure).Any(fact => fact is null))
                return Refusal.NotFound("facts.not-found");
            if (still.Concat(unsure).Any(fact => !fact!.IsLive))
                return Refusal.Conflict("facts.is-over");
            foreach (var kind in command.None ?? [])
            {
                if (sheet.Knows(kind))
                    return Refusal.Invalid("none", "facts.none-beside-known", sheet.NamesOf(kind));
                sheet.Ask(kind);
            }

            still.ForEach(fact => sheet.Confirm(fact!));
            unsure.ForEach(fact => sheet.Doubt(fact!));
            return null;

            List<MedicalFact?> Find(IReadOnlyList<Guid>? ids) => [.. (ids ?? []).Distinct().Select(sheet.Find)];
        }
    }
}
