using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>A fact as it is shown: what two files both knew is one fact with two sources.</summary>
/// <param name="State">active, unconfirmed, ended or refuted.</param>
/// <param name="ConfirmedToday">R-SAFE-2: each visit confirms every fact.</param>
public sealed record FactView(
    Guid Id,
    string Kind,
    string Text,
    LocalText Label,
    string? Note,
    string State,
    DateOnly? Since,
    DateOnly? EndedOn,
    string? Reason,
    DateTimeOffset? ConfirmedAt,
    string? ConfirmedBy,
    bool ConfirmedToday,
    IReadOnlyList<FactSource> Sources
)
{
    public bool IsLive => State is "active" or "unconfirmed";
}

/// <param name="Source">visit, desk, told or earlier.</param>
public sealed record FactSource(string Source, DateTimeOffset At, string By, JourneyId? JourneyId);

/// <param name="AskedAt">Null: nobody ever asked; with a time and no fact: none known.</param>
public sealed record KindView(string Kind, DateTimeOffset? AskedAt, bool AskedToday, bool IsKnown);

/// <summary>All facts of a client, those that hold first, by kind.</summary>
public sealed class FactViews(CaseFlowDb db, FactBook book, BranchClock clock)
{
    public async Task<ListFacts.Response> OfAsync(Client client, CancellationToken cancel)
    {
        var zone = await clock.ZoneAsync(client.BranchId, cancel);
        var today = await clock.TodayAsync(client.BranchId, cancel);
        var facts = GroupsOf(await book.OfAsync(client.Id, cancel)).Select(same => Show(same, IsToday)).ToList();
        var askings = await db.FactAskings().CurrentAsync(row => row.ClientId == client.Id, cancel);
        return new ListFacts.Response(client.Id, facts, [.. FactKinds.All.Select(KindOf)]);

        bool IsToday(DateTimeOffset? at) => at is { } moment && zone.DayOf(moment) == today;

        KindView KindOf(string kind)
        {
            var asked = askings.Where(one => one.Kinds.Contains(kind)).Select(one => (DateTimeOffset?)one.At).Max();
            asked ??= kind == FactKinds.Allergy ? client.AllergiesAskedAt : null;
            return new KindView(kind, asked, IsToday(asked), facts.Exists(fact => fact.Kind == kind && fact.IsLive));
        }
    }

    /// <summary>The same facts together, the one that counts most first.</summary>
    public static IEnumerable<IReadOnlyList<MedicalFact>> GroupsOf(IEnumerable<MedicalFact> facts) =>
        facts
            .GroupBy(fact => (fact.Kind, Sought: FactText.Sought(fact.Kind, fact.Text)))
            .Select(same => same.OrderBy(fact => fact.State).ThenBy(fact => fact.LearnedAt).ToList())
            .OrderBy(same => !same[0].IsLive)
            .ThenBy(same => FactKinds.PlaceOf(same[0].Kind))
            .ThenBy(same => same[0].LearnedAt);

    private static FactView Show(IReadOnlyList<MedicalFact> same, Func<DateTimeOffset?, bool> isToday)
    {
        var fact = same[0];
        var confirmed = same.MaxBy(one => one.ConfirmedAt)!;
        return new FactView(
            fact.Id,
            fact.Kind,
            fact.Text,
            FactTerms.LabelOf(fact.Kind, fact.Text),
            fact.Note,
            fact.State.ToText(),
            same.Min(one => one.Since),
            fact.EndedOn,
            fact.Reason,
            confirmed.ConfirmedAt,
            confirmed.ConfirmedBy,
            fact.State == FactState.Active && isToday(confirmed.ConfirmedAt),
            [.. same.OrderBy(one => one.LearnedAt).Select(one => new FactSource(one.Source, one.LearnedAt, one.LearnedBy, one.JourneyId))]
        );
    }
}
