using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// Medical conflicts (R-SAFE-4): of one client those that are open or decided so that it counts today, else the open ones of the caller's
/// branches; stops first, then the oldest.
/// </summary>
public static class ListConflicts
{
    public sealed record Query(ClientId? Client = null) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<ConflictView> Items);

    public sealed class Handler(CaseFlowDb db, SafetyTable table, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var rows = db.MedicalConflicts().AsNoTracking();
            if (query.Client is { } id)
            {
                if (await db.FindClientAsync(id, cancel) is not { } client)
                    return Refusal.NotFound("client.not-found");
                rows = rows.Where(row => row.ClientId == client.Id && row.State != ConflictState.Ended);
            }
            else
                rows = rows.Where(row => row.State == ConflictState.Open);
            var found = new List<MedicalConflict>();
            foreach (var row in await rows.ToListAsync(cancel))
                if (person.Holds(row.BranchId, CareRoom.Conflicts) && row.IsInForce(await clock.TodayAsync(row.BranchId, cancel)))
                    found.Add(row);
            var names = await NamesAsync([.. found.Select(row => row.ClientId).Distinct()], cancel);
            var rules = await table.AllAsync(cancel);
            return new Response([
                .. found
                    .OrderBy(row => row.IsOpen ? 0 : 1)
                    .ThenBy(row => row.IsStop ? 0 : 1)
                    .ThenBy(row => row.FoundAt)
                    .Select(row => ConflictView.Of(row, names.GetValueOrDefault(row.ClientId) ?? "", rules)),
            ]);
        }

        private async Task<Dictionary<ClientId, string>> NamesAsync(IReadOnlyCollection<ClientId> ids, CancellationToken cancel) =>
            await db.Clients().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
    }
}

/// <summary>A conflict as it is shown.</summary>
/// <param name="Thing">item or anaesthetic.</param>
/// <param name="IsStop">It holds the item where it is; else it lets it go on to the gate.</param>
/// <param name="State">open, cleared, changed, postponed or refused.</param>
/// <param name="IsHeld">Nobody has said that it may be used.</param>
/// <param name="TaskIn">The journey with the doctor's task; null until it is made.</param>
/// <param name="Until">The decision counts before this day.</param>
public sealed record ConflictView(
    Guid Id,
    ClientId ClientId,
    string ClientName,
    string Thing,
    LocalText Name,
    bool IsStop,
    IReadOnlyList<LocalText> Facts,
    IReadOnlyList<LocalText> Rules,
    string State,
    bool IsHeld,
    DateTimeOffset FoundAt,
    JourneyId? FoundIn,
    JourneyId? TaskIn,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason,
    string? Instead,
    DateOnly? Until
)
{
    public bool IsOpen => State == "open";

    internal static ConflictView Of(MedicalConflict row, string client, IReadOnlyList<SafetyRule> rules) =>
        new(
            row.Id,
            row.ClientId,
            client,
            row.Kind,
            new LocalText(row.Name, row.EnglishName),
            row.IsStop,
            [.. row.Facts.Select(fact => FactRef.Parse(fact).Label)],
            SafetyTable.NamesOf(row.Rules, rules),
            row.State.ToString().ToLowerInvariant(),
            row.Holds,
            row.FoundAt,
            row.FoundIn,
            row.AskedIn,
            row.DecidedAt,
            row.DecidedBy,
            row.Reason,
            row.Instead,
            row.Until
        );
}
