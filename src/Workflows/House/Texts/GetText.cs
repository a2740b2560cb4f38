using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>One text with all its versions; old ones are readable for ever (R-SET-8).</summary>
public static class GetText
{
    public sealed record Query(string Kind, string Key) : IQuery<Response>;

    /// <param name="Versions">Newest first.</param>
    /// <param name="Placeholders">What it may be filled with.</param>
    /// <param name="MayApprove">The caller may put the version that waits in force.</param>
    public sealed record Response(IReadOnlyList<TextView> Versions, IReadOnlyList<string> Placeholders, bool MayApprove)
    {
        public TextView Newest => Versions[0];
    }

    public sealed class Handler(TextBook book, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadTexts))
                return Refusal.Forbidden("text.may-not-read");
            var versions = await book.VersionsAsync(query.Kind, query.Key, cancel);
            if (versions.Count == 0)
                return Refusal.NotFound("text.not-found");
            return new Response(
                TextView.Of(versions, await clock.TodayAsync(cancel)),
                ShippedTexts.NamesFor(query.Kind, query.Key),
                person.May(HouseRoom.ApproveTexts) && versions.Any(version => version.IsWaiting && version.WrittenById != person.Id)
            );
        }
    }
}
