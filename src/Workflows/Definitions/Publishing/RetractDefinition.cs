using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>No journey starts on the definition any more, by hand or by a trigger. What runs goes on.</summary>
public static class RetractDefinition
{
    /// <param name="Reason">Null: none was asked for.</param>
    public sealed record Command(string DefinitionId, string? Reason = null) : ICommand<VersionHead>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Reason)
                .Must(reason => reason != "")
                .WithErrorCode("field.required")
                .MaximumLength(1000)
                .WithErrorCode("field.too-long")
                .OverridePropertyName("reason");
    }

    public sealed class Handler(Drafts drafts, TriggerIndexing triggers, DefinitionLog log, CurrentPerson person)
        : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Publish))
                return Refusal.Forbidden("definition.may-not-publish");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.SingleOrDefault(row => row.IsPublished) is not { } published)
                return Refusal.NotFound("definition.not-published");
            await triggers.WithdrawAsync(published.DefinitionId, cancel);
            published.IsPublished = false;
            foreach (var row in versions.Where(row => row.IsLatest || row == published))
                row.Revision++;
            await log.AddAsync(published, DefinitionChangeKind.Retracted, cancel, new ChangeNote(command.Reason));
            return VersionHead.Of(published);
        }
    }
}
