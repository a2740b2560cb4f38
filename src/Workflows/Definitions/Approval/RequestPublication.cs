using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// Somebody wants a version to be published. Refused with all that is wrong with it; else it is published, planned for its time, or waits
/// for a second person, as the clinic has decided.
/// Asked twice in the same words, it happens once; asked by the same person in other words, the first request gives way.
/// </summary>
public static class RequestPublication
{
    public const int LongestComment = 1000;

    /// <param name="Comment">What changes, and why: for who approves, and for the history.</param>
    /// <param name="Version">Null: the latest.</param>
    /// <param name="From">From when new journeys are to start on it; null or past: at once.</param>
    public sealed record Command(string DefinitionId, string Comment, int? Version = null, DateTimeOffset? From = null)
        : ICommand<PublicationView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.Comment)
                .NotEmpty()
                .WithErrorCode("field.required")
                .MaximumLength(LongestComment)
                .WithErrorCode("field.too-long")
                .OverridePropertyName("comment");
            RuleFor(command => command.From)
                .Must(from => from is null || from < clock.GetUtcNow().AddYears(1))
                .WithErrorCode("publication.too-late")
                .OverridePropertyName("from");
        }
    }

    public sealed class Handler(
        Drafts drafts,
        PublicationDecision decision,
        PublicationRequests requests,
        ClinicSettings settings,
        CurrentPerson person
    ) : ICommandHandler<Command, PublicationView>
    {
        public async Task<Result<PublicationView>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Publish))
                return Refusal.Forbidden("definition.may-not-publish");
            if (await drafts.FindAsync(command.DefinitionId, command.Version, cancel) is not { } version)
                return Refusal.NotFound("definition.not-found");
            if (version.IsPublished)
                return Refusal.Conflict("publication.is-published", version.Version);

            var from = command.From > requests.Now ? command.From : null;
            if (await requests.FindOpenAsync(command.DefinitionId, cancel) is { } open)
            {
                if (open.IsAbout(version) && requests.IsOwn(open) && open.Comment == command.Comment && open.From == from)
                    return PublicationView.Of(open, person);
                if (open.IsAbout(version) && !requests.IsOwn(open))
                    return Refusal.Conflict("publication.already-asked", open.AskedBy);
                requests.Move(open, PublicationState.Superseded);
            }
            if (await decision.CheckAsync(version, cancel) is { } wrong)
                return wrong;
            return await AskAsync(await requests.AddAsync(version, command.Comment, from, cancel), cancel);
        }

        private async Task<Result<PublicationView>> AskAsync(PublicationRequest request, CancellationToken cancel)
        {
            if (await settings.NeedsSecondPersonAsync(cancel))
                await decision.LogAsync(request, DefinitionChangeKind.Requested, request.Comment, cancel);
            else if (await decision.TakeEffectAsync(request, cancel) is { } refusal)
                return refusal;
            return PublicationView.Of(request, person);
        }
    }
}
