using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>
/// Registers a client. Who has the same number, or the same name and birthday, may be this one (R-ID-1): the desk takes that file, or says
/// why it is another person; two people may share a number.
/// </summary>
public static class CreateClient
{
    /// <param name="AnotherPerson">Why it is nobody of those who look alike; without it a second file is not made.</param>
    public sealed record Command(
        string Name,
        string Mobile,
        bool DataUseConsent,
        string? Gender = null,
        DateOnly? Birthday = null,
        string? SourceChannel = null,
        string? Referrer = null,
        IReadOnlyList<string>? Allergies = null,
        BranchId? BranchId = null,
        string? AnotherPerson = null,
        IReadOnlyList<string>? Flags = null,
        string? PreferredChannel = null,
        string? Language = null
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
            RuleFor(command => command.AnotherPerson).IsNote();
            RuleFor(command => command.Flags).AreNotes();
            RuleFor(command => command.PreferredChannel).IsChannel();
            RuleFor(command => command.Language).IsLanguage();
        }
    }

    public sealed class Handler(ClientDetails details, KnownClients known, NewFile files, CurrentPerson person, BranchClock clock)
        : ICommandHandler<Command, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Command command, CancellationToken cancel)
        {
            if (person.BranchOr(command.BranchId) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            if (command.Birthday > await clock.TodayAsync(branch, cancel))
                return Refusal.Invalid("birthday", "field.bad-date");
            var client = Fill(command, branch, clock.Now);
            var reason = string.IsNullOrWhiteSpace(command.AnotherPerson) ? null : command.AnotherPerson.Trim();
            if (reason is null && await known.LikeAsync(client, cancel) is { Count: > 0 } alike)
                return Refusal.Conflict("client.looks-known", alike.Count) with
                {
                    More = new Dictionary<string, object?> { ["candidates"] = alike },
                };
            await files.AddAsync(client, command.Allergies, reason, cancel);
            return await details.OfAsync(client, cancel);
        }

        private static Client Fill(Command command, BranchId branch, DateTimeOffset now) =>
            new()
            {
                Id = new ClientId(Guid.CreateVersion7(now)),
                BranchId = branch,
                Name = command.Name.Trim(),
                Mobile = PhoneNumber.Normalise(command.Mobile)!,
                Gender = command.Gender,
                Birthday = command.Birthday,
                SourceChannel = command.SourceChannel,
                Referrer = command.Referrer,
                Flags = [.. command.Flags ?? []],
                PreferredChannel = command.PreferredChannel,
                Language = command.Language,
                DataUseConsentAt = now,
                DataUseConsentVersion = Clients.DataUseConsent.CurrentVersion,
                CreatedAt = now,
            };
    }
}

/// <summary>Who may be the person that is about to get a file: the same number, or the same name and birthday.</summary>
public sealed class KnownClients(CaseFlowDb db, ClientHeads heads)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<ClientHead>> LikeAsync(Client client, CancellationToken cancel)
    {
        var (mobile, name, birthday) = (client.Mobile, client.NameSought, client.Birthday);
        var alike = await db.Clients()
            .AsNoTracking()
            .Where(other =>
                other.BranchId == client.BranchId
                && (other.Mobile == mobile || (birthday != null && other.Birthday == birthday && other.NameSought == name))
            )
            .OrderBy(other => other.NameSought == name ? 0 : 1)
            .ThenBy(other => other.CreatedAt)
            .Take(Most)
            .ToListAsync(cancel);
        var leading = new List<Client>();
        foreach (var other in alike)
            if (await db.FindClientAsync(other.Id, cancel) is { } leads && !leading.Exists(one => one.Id == leads.Id))
                leading.Add(leads);
        leading.AddRange(
            db.Added<Client>()
                .Where(other => other.BranchId == client.BranchId)
                .Where(other => other.Mobile == mobile || (birthday is not null && other.Birthday == birthday && other.NameSought == name))
        );
        return await heads.OfAsync(leading, cancel);
    }
}

/// <summary>A file is opened, with its first entry.</summary>
public sealed class NewFile(CaseFlowDb db, ClientRecord record, FactBook book)
{
    /// <param name="allergies">Null: nobody asked; empty: none known.</param>
    public async Task AddAsync(Client client, IReadOnlyList<string>? allergies, string? reason, CancellationToken cancel)
    {
        db.Clients().Add(client);
        record.Append(client, ClientEntry.Registered, new ClientEntryData(Reason: reason));
        if (allergies is null)
            return;
        var sheet = await book.OpenAsync(client, FactSources.Desk, cancel);
        sheet.AddAllergies(allergies);
        await book.CloseAsync(sheet, cancel);
    }
}

/// <param name="Revision">Give it back with a change, so that it takes no colleague's change away.</param>
/// <param name="LeadsFrom">The file that was asked for, if it became part of this one.</param>
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
    IReadOnlyList<ClientHead> SameMobile,
    long Revision,
    IReadOnlyList<MergedFile> MergedFiles,
    ClientId? LeadsFrom,
    string? PreferredChannel = null,
    string? Language = null,
    DateTimeOffset? MarketingRefusedAt = null,
    IReadOnlyList<string>? UnconfirmedAllergies = null,
    string? Email = null,
    HeadBalance? Balance = null
)
{
    public ClientHead ToHead() =>
        new(Id, Name, Age, Gender, Mobile, ChartNumber, Tier, Allergies, AllergiesAskedAt, Flags, UnconfirmedAllergies ?? [])
        {
            Balance = Balance,
        };
}

/// <summary>A file that became part of this one (R-ID-3); its numbers find this client.</summary>
public sealed record MergedFile(ClientId Id, string Name, string Mobile, string? ChartNumber);
