using CaseFlow.Workflows.House.Hours;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>How many people the desk needs, and which hours a shift has.</summary>
public sealed record DeskRule(
    IReadOnlyList<OpenSpan> Early,
    IReadOnlyList<OpenSpan> Late,
    IReadOnlyList<OpenSpan> Meals,
    int Least,
    int LeastAtMeals
)
{
    /// <summary>A part of a day in which fewer are there than the rule says.</summary>
    public sealed record Gap(OpenSpan Span, int There, int Needed);

    public IReadOnlyList<OpenSpan> HoursOf(string shift) =>
        shift switch
        {
            Shift.Early => Early,
            Shift.Late => Late,
            _ => [],
        };

    /// <param name="open">When the branch is open that day.</param>
    /// <param name="people">Of each who is planned for the desk the hours in which they are there.</param>
    public IReadOnlyList<Gap> GapsOf(IReadOnlyList<OpenSpan> open, IReadOnlyList<IReadOnlyList<OpenSpan>> people)
    {
        var bounds = open.Concat(Meals)
            .Concat(people.SelectMany(person => person))
            .SelectMany(span => new[] { span.From, span.Until })
            .Distinct()
            .Order()
            .ToList();
        var gaps = new List<Gap>();
        foreach (var (from, until) in bounds.Zip(bounds.Skip(1)))
        {
            var span = new OpenSpan(from, until);
            var there = people.Count(person => person.Any(hours => Holds(hours, span)));
            var needed = Meals.Any(meal => Holds(meal, span)) ? LeastAtMeals : Least;
            if (!open.Any(hours => Holds(hours, span)) || there >= needed)
                continue;
            if (gaps.Count > 0 && gaps[^1] is var last && last.Span.Until == from && (last.There, last.Needed) == (there, needed))
                gaps[^1] = last with { Span = new OpenSpan(last.Span.From, until) };
            else
                gaps.Add(new Gap(span, there, needed));
        }

        return gaps;
    }

    private static bool Holds(OpenSpan outer, OpenSpan inner) => outer.From <= inner.From && inner.Until <= outer.Until;
}
