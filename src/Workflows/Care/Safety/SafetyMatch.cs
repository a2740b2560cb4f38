using CaseFlow.Activities.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>What a client is about to get, with what it contains or works with.</summary>
/// <param name="Category">Of an item.</param>
/// <param name="IsNumbed">The skin is numbed with a cream before (R-TRE-3).</param>
public sealed record SafetyThing(ThingKey Key, LocalText Name, string? Category, IReadOnlyList<string> Contains, bool IsNumbed = false)
{
    public static readonly LocalText CreamName = new("表面麻醉药膏", "Topical anaesthetic cream");

    /// <summary>Unless the clinic's table says otherwise.</summary>
    public static readonly IReadOnlyList<string> CreamContains = ["利多卡因"];
}

/// <param name="Kind">One of the words below. Stored.</param>
/// <param name="Id">An item's id, a product's name as it is sought, the same of an anaesthetic's substances.</param>
public readonly record struct ThingKey(string Kind, string Id)
{
    public const string Item = "item";
    public const string Product = UsedThing.Product;
    public const string Anaesthetic = UsedThing.Anaesthetic;

    /// <summary>The cream that an item's minutes stand for (R-TRE-3).</summary>
    public static readonly ThingKey Cream = new(Anaesthetic, "cream");

    public static ThingKey Of(PriceItemId item) => new(Item, item.ToString());

    public static ThingKey Of(UsedThing thing) =>
        thing is { Kind: Anaesthetic, Name: "" } ? Cream : new ThingKey(thing.Kind, SoughtText.Of(thing.Name));
}

/// <summary>Facts that speak against a thing, all of them together.</summary>
public sealed record SafetyMatch(SafetyThing Thing, bool IsStop, IReadOnlyList<SafetyRule> Rules, IReadOnlyList<FactRef> Facts)
{
    public string FactsKey => FactRef.KeyOf(Facts);

    /// <summary>
    /// The conflict table applied to what is known of a client and to what they are about to get (R-SAFE-5). Pure: what a thing contains
    /// and its category decide, never its name (R-SAFE-10).
    /// </summary>
    /// <returns>One for each thing that something speaks against.</returns>
    public static IReadOnlyList<SafetyMatch> Of(
        IReadOnlyCollection<MedicalFact> facts,
        IEnumerable<SafetyThing> things,
        IReadOnlyCollection<SafetyRule> rules,
        DateOnly today
    ) => [.. things.Select(thing => Of(facts, thing, rules, today)).OfType<SafetyMatch>()];

    private static SafetyMatch? Of(
        IReadOnlyCollection<MedicalFact> facts,
        SafetyThing thing,
        IReadOnlyCollection<SafetyRule> rules,
        DateOnly today
    )
    {
        var hits = (
            from rule in rules
            from fact in facts
            where Counts(rule, fact, today) && Concerns(rule, fact, thing)
            select (Rule: rule, Fact: FactRef.Of(fact))
        ).ToList();
        return hits.Count == 0
            ? null
            : new SafetyMatch(
                thing,
                hits.Exists(hit => hit.Rule.IsStop),
                [.. hits.Select(hit => hit.Rule).Distinct()],
                [.. hits.Select(hit => hit.Fact).DistinctBy(fact => fact.Sought)]
            );
    }

    /// <summary>The fact holds, or ended so lately that it still counts; what a doctor refuted never was so.</summary>
    private static bool Counts(SafetyRule rule, MedicalFact fact, DateOnly today) =>
        fact.Kind == rule.FactKind
        && (rule.Words.Count == 0 || rule.Words.Any(word => SafetyWords.AreSame(word, fact.Text)))
        && (
            fact.IsLive
            || (fact.State == FactState.Ended && rule.Months > 0 && fact.EndedOn is { } ended && ended.AddMonths(rule.Months) > today)
        );

    private static bool Concerns(SafetyRule rule, MedicalFact fact, SafetyThing thing) =>
        rule.Targets.Any(target =>
            target switch
            {
                SafetyRule.WhatContainsIt => Contains(thing, fact.Text),
                SafetyRule.Everything => thing.Key.Kind == ThingKey.Item
                    && (!rule.Except.Contains(thing.Category ?? "") || Contains(thing, SafetyRule.Peel)),
                _ => thing.Category == target || Contains(thing, target),
            }
        );

    private static bool Contains(SafetyThing thing, string what) => thing.Contains.Any(one => SafetyWords.AreSame(one, what));
}
