using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;

namespace CaseFlow.Workflows.Clients;

/// <summary>Registers a client. Two people may share a number (R-ID-1): the answer lists who else has it.</summary>
public static class CreateClient
{
    public sealed record Command(
        string Name,
        string Mobile,
        bool DataUseConsent,
        string? Gender = null,
        DateOnly? Birthday = null,
        string? SourceChannel = null,
        string? Referrer = null,
        IReadOnlyList<string>? Allergies = null,
        BranchId? BranchId = null
    ) : ICommand<ClientDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(command => command.Name).IsName();
            RuleFor(command => command.Mobile).IsMobile();
            RuleFor(command => command.DataUseConsent).Equal(true).WithErrorCode("client.consent-needed");
            RuleFor(command => command.Gender).IsGender();
            RuleFor(command => command.Birthday).IsBirthday(clock);
            RuleFor(command => command.SourceChannel).IsNote();
            RuleFor(command => command.Referrer).IsNote();
            RuleFor(command => command.Allergies).AreNotes();
        }
    }

    public sealed class Handler(CaseFlowDb db, ClientDetails details, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Command command, CancellationToken cancel)
        {
            if (person.BranchOr(command.BranchId) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var now = clock.GetUtcNow();
            var client = new Client
            {
                Id = new ClientId(Guid.CreateVersion7(now)),
                BranchId = branch,
                Name = command.Name.Trim(),
                Mobile = PhoneNumber.Normalise(command.Mobile)!,
                Gender = command.Gender,
                Birthday = command.Birthday,
                SourceChannel = command.SourceChannel,
                Referrer = command.Referrer,
                Allergies = [.. command.Allergies ?? []],
                AllergiesAskedAt = command.Allergies is null ? null : now,
                DataUseConsentAt = now,
                DataUseConsentVersion = Clients.DataUseConsent.CurrentVersion,
                CreatedAt = now,
            };
            db.Clients().Add(client);
            return await details.OfAsync(client, cancel);
        }
    }
}

public sealed record ClientDetail(
    ClientId Id,
    string Name,
    string Mobile,
    string? Gender,
    DateOnly? Birthday,
    int? Age,
    string? ChartNumber,
    string? Tier,
    IReadOnlyList<string> Allergies,
    DateTimeOffset? AllergiesAskedAt,
    IReadOnlyList<string> Flags,
    string? SourceChannel,
    string? Referrer,
    DateTimeOffset? DataUseConsentAt,
    string? DataUseConsentVersion,
    DateTimeOffset CreatedAt,
    BranchId BranchId,
    IReadOnlyList<ClientHead> SameMobile
);
