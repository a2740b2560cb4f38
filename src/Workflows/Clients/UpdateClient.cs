using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>
/// Corrects a client's data; what is null stays. How the identity was checked before is recorded with old and new values (R-ID-2). Who
/// names the revision that they read takes no colleague's change away.
/// </summary>
public static class UpdateClient
{
    /// <param name="Allergies">Added to those that are known; what is left out stays (R-SAFE-1).</param>
    /// <param name="IdentityChecked">It was; how is told by <paramref name="IdentityCheck"/>, which alone is enough.</param>
    /// <param name="IdentityCheck">One of <see cref="IdentityChecks.All"/>.</param>
    /// <param name="Revision">As it was read; null: whatever is there now is meant.</param>
    public sealed record Command(
        ClientId Client,
        string? Name = null,
        string? Mobile = null,
        string? Gender = null,
        DateOnly? Birthday = null,
        IReadOnlyList<string>? Allergies = null,
        IReadOnlyList<string>? Flags = null,
        string? SourceChannel = null,
        string? Referrer = null,
        bool? IdentityChecked = null,
        string? IdentityCheck = null,
        long? Revision = null,
        string? PreferredChannel = null,
        string? Language = null,
        string? Email = null
    ) : ICommand<ClientDetail>
    {
        internal Command Without(IReadOnlySet<string> fields) =>
            this with
            {
                Name = fields.Contains("name") ? null : Name,
                Mobile = fields.Contains(ClientFacts.Mobile) ? null : Mobile,
                Gender = fields.Contains("gender") ? null : Gender,
                Birthday = fields.Contains("birthday") ? null : Birthday,
                Flags = fields.Contains("flags") ? null : Flags,
                SourceChannel = fields.Contains("sourceChannel") ? null : SourceChannel,
                Referrer = fields.Contains("referrer") ? null : Referrer,
                PreferredChannel = fields.Contains("preferredChannel") ? null : PreferredChannel,
                Language = fields.Contains("language") ? null : Language,
                Email = fields.Contains(ClientFacts.Email) ? null : Email,
            };
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.IdentityChecked)
                .Equal(true)
                .When(command => command.IdentityCheck is null || command.IdentityChecked is not null)
                .WithErrorCode("client.identity-not-checked");
            RuleFor(command => command.IdentityCheck)
                .Must(check => check is null || IdentityChecks.All.Contains(check))
                .WithErrorCode("field.unknown-option");
            RuleFor(command => command.Name).IsName().When(command => command.Name is not null);
            RuleFor(command => command.Mobile).IsMobile().When(command => command.Mobile is not null);
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.Gender).IsGender();
            RuleFor(command => command.Birthday).IsBirthday(clock);
            RuleFor(command => command.SourceChannel).IsNote();
            RuleFor(command => command.Referrer).IsNote();
            RuleFor(command => command.PreferredChannel).IsChannel();
            RuleFor(command => command.Language).IsLanguage();
            RuleFor(command => command.Allergies).AreNotes();
            RuleFor(command => command.Flags).AreNotes();
        }
    }

    public sealed class Handler(ClientChange change, ClientDetails details, ToldJourneys journeys) : ICommandHandler<Command, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Command command, CancellationToken cancel)
        {
            var changed = await change.ApplyAsync(command, cancel);
            if (!changed.IsSuccess)
                return changed.Refusal;
            await journeys.TellAsync(changed.Value.Client, changed.Value.Changes, cancel);
            return await details.OfAsync(changed.Value.Client, cancel);
        }
    }

    /// <summary>Journeys that are under way tell of it too, numbers masked.</summary>
    public sealed class ToldJourneys(CaseFlowDb db, HistoryWriter history, AfterCommit afterCommit, TimeProvider clock)
    {
        public async Task TellAsync(Client client, IReadOnlyDictionary<string, ClientFacts.Change> changed, CancellationToken cancel)
        {
            if (changed.Count == 0)
                return;
            var changes = changed.ToDictionary(change => change.Key, change => change.Value.Masked(change.Key));
            var running = await db.Journeys()
                .Where(row => row.ClientId == client.Id && (row.Status == JourneyStatus.Running || row.Status == JourneyStatus.Faulted))
                .ToListAsync(cancel);
            foreach (var journey in running)
            {
                history.Append(journey, clock.GetUtcNow(), ClientHistory.ClientChanged, new { identityChecked = true, changes });
                afterCommit.Changes.Add(new LiveChange("journey", journey.BranchId, journey.Id));
            }
        }
    }
}
