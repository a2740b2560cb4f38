using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>All texts, of each what holds today and what waits.</summary>
public static class ListTexts
{
    /// <param name="Kind">Null: all.</param>
    /// <param name="Q">A part of the key, of a name or of what it says.</param>
    public sealed record Query(string? Kind = null, string? Q = null) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Shown">What holds today, else the newest.</param>
    /// <param name="Versions">How many there are.</param>
    /// <param name="Waiting">The version that a second person has to look at.</param>
    /// <param name="ReviewDue">It was to be looked at again by now (R-SET-9).</param>
    public sealed record Item(TextView Shown, int Versions, int? Waiting, bool ReviewDue);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Kind).Must(kind => kind is null || TextKind.All.Contains(kind)).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Q).MaximumLength(200).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(TextBook book, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadTexts))
                return Refusal.Forbidden("text.may-not-read");
            var today = await clock.TodayAsync(cancel);
            return new Response([
                .. (await book.AllAsync(cancel))
                    .Where(text => query.Kind is null || text[0].Kind == query.Kind)
                    .Select(text => ItemOf(TextView.Of(text, today), today))
                    .Where(item => Holds(item.Shown, query.Q)),
            ]);
        }

        private static Item ItemOf(IReadOnlyList<TextView> versions, DateOnly today)
        {
            var shown = versions.FirstOrDefault(version => version.State == TextView.InForce) ?? versions[0];
            return new Item(
                shown,
                versions.Count,
                versions.FirstOrDefault(version => version.State == TextView.Waiting)?.Number,
                shown.ReviewOn <= today
            );
        }

        private static bool Holds(TextView text, string? part) =>
            string.IsNullOrWhiteSpace(part)
            || new[] { text.Key, text.Name, text.EnglishName, text.Chinese, text.English }.Any(says =>
                says.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase)
            );
    }
}
