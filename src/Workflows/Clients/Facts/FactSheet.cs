using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>What was done to a fact, as the client's history keeps it.</summary>
/// <param name="Before">Its state; null: it was not known. The same as after: it was confirmed.</param>
/// <param name="On">When it ended.</param>
public sealed record FactChange(
    Guid Fact,
    string Kind,
    string Text,
    string? Before,
    string After,
    string Source,
    DateOnly? On = null,
    string? Reason = null,
    string? Note = null
);

/// <summary>Who writes, when, and where they have it from.</summary>
public sealed record FactPen(string By, DateTimeOffset At, DateOnly Today, string Source, JourneyId? Journey = null);

/// <summary>
/// All facts of a client while somebody writes into them (R-SAFE-1): a fact is added, confirmed, doubted, ended or refuted, never taken
/// away. Two files that became one may hold the same fact twice, each with its source: what is done to one is done to both.
/// </summary>
public sealed class FactSheet(Client client, List<MedicalFact> facts, FactPen pen)
{
    private readonly List<FactChange> _changes = [];
    private readonly HashSet<string> _asked = [];

    public IReadOnlyList<MedicalFact> All => facts;

    public IEnumerable<MedicalFact> Live => facts.Where(fact => fact.IsLive);

    public List<MedicalFact> Added { get; } = [];

    public IReadOnlyList<FactChange> Changes => _changes;

    public IReadOnlyCollection<string> Asked => _asked;

    public Client Client => client;

    public FactPen Pen => pen;

    public MedicalFact? Find(Guid id) => facts.Find(fact => fact.Id == id);

    public bool Knows(string kind) => Live.Any(fact => fact.Kind == kind);

    public string NamesOf(string kind) => NamesOf(Live.Where(fact => fact.Kind == kind));

    public static string NamesOf(IEnumerable<MedicalFact> facts) =>
        string.Join("、", FactViews.GroupsOf(facts).Select(same => FactTerms.LabelOf(same[0].Kind, same[0].Text).Chinese));

    /// <summary>What a doctor refuted comes back unconfirmed: a doctor looks at it again.</summary>
    public void Add(string kind, string text, string? note = null, DateOnly? since = null, bool isSure = true)
    {
        var same = facts.Where(fact => fact.IsSame(kind, text)).ToList();
        if (same.Find(fact => fact.IsLive) is { } known)
        {
            known.Since ??= since;
            if (note is not null && known.Note?.Contains(note, StringComparison.Ordinal) != true)
                known.Note = known.Note is null ? note : $"{known.Note}; {note}";
            if (isSure)
                Confirm(known);
            return;
        }

        var holds = isSure && !same.Exists(earlier => earlier.State == FactState.Refuted);
        var fact = New(kind, text, holds ? FactState.Active : FactState.Unconfirmed, pen.Source);
        (fact.Note, fact.Since) = (note, since);
        if (fact.State == FactState.Active)
            (fact.ConfirmedAt, fact.ConfirmedBy) = (pen.At, pen.By);
        facts.Add(fact);
        Added.Add(fact);
        _changes.Add(Change(fact, null));
        Ask(kind);
    }

    /// <summary>A list of allergies as old forms and programs send it: none of those that are known is taken away by it.</summary>
    public void AddAllergies(IReadOnlyList<string> allergies)
    {
        foreach (var allergy in FactText.Once(FactKinds.Allergy, allergies))
            Add(FactKinds.Allergy, allergy);
        Ask(FactKinds.Allergy);
    }

    /// <summary>Allergies of the head line that have no fact: a host of the version before facts may still run beside this one.</summary>
    internal void Adopt(IReadOnlyList<string> allergies)
    {
        foreach (var allergy in allergies.Where(allergy => !facts.Exists(fact => fact.IsSame(FactKinds.Allergy, allergy))))
        {
            var fact = New(FactKinds.Allergy, allergy, FactState.Active, FactSources.Earlier);
            (fact.JourneyId, fact.LearnedBy, fact.LearnedAt) = (null, "", client.AllergiesAskedAt ?? client.CreatedAt);
            facts.Add(fact);
            Added.Add(fact);
        }
    }

    public void Confirm(MedicalFact fact) => Change(fact, FactState.Active);

    public void Doubt(MedicalFact fact) => Change(fact, FactState.Unconfirmed);

    public void End(MedicalFact fact, DateOnly on, string? reason = null) => Change(fact, FactState.Ended, on, reason);

    public void Refute(MedicalFact fact, string reason) => Change(fact, FactState.Refuted, null, reason);

    public void Ask(string kind) => _asked.Add(kind);

    private void Change(MedicalFact fact, FactState to, DateOnly? on = null, string? reason = null)
    {
        foreach (var one in facts.Where(other => other.IsLive && other.IsSame(fact)).ToList())
        {
            var before = one.State;
            (one.State, one.EndedOn, one.Reason) = (to, on, reason);
            if (to == FactState.Active)
                (one.ConfirmedAt, one.ConfirmedBy) = (pen.At, pen.By);
            _changes.Add(Change(one, before.ToText()));
        }

        Ask(fact.Kind);
    }

    private MedicalFact New(string kind, string text, FactState state, string source) =>
        new()
        {
            Id = Guid.CreateVersion7(pen.At),
            ClientId = client.Id,
            BranchId = client.BranchId,
            Kind = kind,
            Text = FactText.Kept(kind, text),
            State = state,
            Source = source,
            JourneyId = pen.Journey,
            LearnedAt = pen.At.AddMicroseconds(Added.Count), // they stand in the order in which they were told
            LearnedBy = pen.By,
        };

    private static FactChange Change(MedicalFact fact, string? before) =>
        new(fact.Id, fact.Kind, fact.Text, before, fact.State.ToText(), fact.Source, fact.EndedOn, fact.Reason, fact.Note);
}

internal static class FactStates
{
    public static string ToText(this FactState state) => state.ToString().ToLowerInvariant();
}
