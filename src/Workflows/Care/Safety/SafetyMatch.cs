using CaseFlow.Activities.Care.Safety;
using CaseFlow.Workflows.Care.Safety.Table;
using CaseFlow.Workflows.Clients.Facts;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>A thing with what it contains.</summary>
/// <param name="Category">Of an item.</param>
public sealed record KnownThing(
    string Kind,
    string Key,
    string Name,
    string EnglishName,
    string? Category,
    IReadOnlyList<string> Contains
);

/// <summary>Facts that speak against a thing.</summary>
public sealed record Match(KnownThing Thing, bool IsStop, IReadOnlyList<string> Rules, IReadOnlyList<FactRef> Facts);

/// <summary>
/// The conflict table applied to what is known of a client and to what they are about to get (R-SAFE-5). Pure: what a thing contains and
/// its category decide, never its name (R-SAFE-10).
/// </summary>
public static class SafetyMatch
{
    /// <summary>One for each thing that something speaks against.</summary>
    public static IReadOnlyList<Match> Of(
        IReadOnlyCollection<MedicalFact> facts,
        IEnumerable<KnownThing> things,
        IReadOnlyCollection<SafetyRule> rules,
        DateOnly today
    )
    {
        var matches = new List<Match>();
        foreach (var thing in things)
        {
            var hits = (
                from rule in rules
                where rule.IsActive
                from fact in facts
                where Counts(rule, fact, today) && Concerns(rule, fact, thing)
                select (Rule: rule, Fact: FactRef.Of(fact))
            ).ToList();
            if (hits.Count > 0)
                matches.Add(
                    new Match(
                        thing,
                        hits.Exists(hit => hit.Rule.IsStop),
                        [.. hits.Select(hit => hit.Rule.Code).Distinct()],
                        Once(hits.Select(hit => hit.Fact))
                    )
                );
        }

        return matches;
    }

    /// <summary>The fact holds, or ended so lately that it still counts; what a doctor refuted never was so.</summary>
    private static bool Counts(SafetyRule rule, MedicalFact fact, DateOnly today) =>
        fact.Kind == rule.FactKind
        && (rule.Words.Count == 0 || rule.Words.Exists(word => SafetyWords.AreSame(word, fact.Text)))
        && (
            fact.IsLive
            || (fact.State == FactState.Ended && rule.Months > 0 && fact.EndedOn is { } ended && ended.AddMonths(rule.Months) > today)
        );

    private static bool Concerns(SafetyRule rule, MedicalFact fact, KnownThing thing) =>
        rule.Targets.Exists(target =>
            target switch
            {
                SafetyRule.WhatContainsIt => thing.Contains.Any(one => SafetyWords.AreSame(one, fact.Text)),
                SafetyRule.Everything => thing.Kind == SafetyThing.Item && !rule.Except.Contains(thing.Category ?? ""),
                _ => thing.Category == target || thing.Contains.Any(one => SafetyWords.AreSame(one, target)),
            }
        );

    private static List<FactRef> Once(IEnumerable<FactRef> facts)
    {
        var once = new List<FactRef>();
        foreach (var fact in facts.Where(fact => !once.Exists(fact.IsSame)))
            once.Add(fact);
        return once;
    }
}
