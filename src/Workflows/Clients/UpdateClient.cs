using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>Corrects a client's data; what is null stays. The check of identity before it is recorded (R-ID-2).</summary>
public static class UpdateClient
{
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
        bool? IdentityChecked = null
    ) : ICommand<ClientDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.IdentityChecked).Equal(true).WithErrorCode("client.identity-not-checked");
            RuleFor(command => command.Name).IsName().When(command => command.Name is not null);
            RuleFor(command => command.Mobile).IsMobile().When(command => command.Mobile is not null);
            RuleFor(command => command.Gender).IsGender();
            RuleFor(command => command.Birthday).IsBirthday(clock);
            RuleFor(command => command.SourceChannel).IsNote();
            RuleFor(command => command.Referrer).IsNote();
            RuleFor(command => command.Allergies).AreNotes();
            RuleFor(command => command.Flags).AreNotes();
        }
    }

    public sealed class Handler(CaseFlowDb db, ClientDetails details, HistoryWriter history, AfterCommit afterCommit, TimeProvider clock)
        : ICommandHandler<Command, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Command command, CancellationToken cancel)
        {
            var client = await db.Clients().SingleOrDefaultAsync(row => row.Id == command.Client, cancel);
            if (client is null)
                return Refusal.NotFound("client.not-found");

            var before = ClientFacts.Of(client);
            client.Name = command.Name?.Trim() ?? client.Name;
            client.Mobile = command.Mobile is { } mobile ? PhoneNumber.Normalise(mobile)! : client.Mobile;
            client.Gender = command.Gender ?? client.Gender;
            client.Birthday = command.Birthday ?? client.Birthday;
            client.Allergies = command.Allergies is { } allergies ? [.. allergies] : client.Allergies;
            client.AllergiesAskedAt = command.Allergies is null ? client.AllergiesAskedAt : clock.GetUtcNow();
            client.Flags = command.Flags is { } flags ? [.. flags] : client.Flags;
            client.SourceChannel = command.SourceChannel ?? client.SourceChannel;
            client.Referrer = command.Referrer ?? client.Referrer;
            await TellJourneysAsync(client, ClientFacts.Changes(before, ClientFacts.Of(client)), cancel);
            return await details.OfAsync(client, cancel);
        }

        private async Task TellJourneysAsync(
            Client client,
            IReadOnlyDictionary<string, ClientFacts.Change> changes,
            CancellationToken cancel
        )
        {
            if (changes.Count == 0)
                return;
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
