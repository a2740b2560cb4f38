using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Contraindications;

/// <summary>The conflict table, what things contain, and the changes that wait for a doctor or were decided last (R-SAFE-8).</summary>
public static class ListSafetyTable
{
    private const int MostDecided = 50;

    public sealed record Query : IQuery<Response>;

    /// <param name="Changes">Those that wait first, then the newest.</param>
    public sealed record Response(IReadOnlyList<SafetyRule> Rules, IReadOnlyList<ContentValue> Contents, IReadOnlyList<ChangeView> Changes);

    public sealed class Handler(CaseFlowDb db, SafetyTable table, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var changes = await db.SafetyChanges().AsNoTracking().OrderByDescending(row => row.At).ToListAsync(cancel);
            var contents = changes
                .Where(row => row is { Part: SafetyChange.Content, Decision: SafetyChange.Approved })
                .GroupBy(row => row.Key)
                .Select(same => same.MaxBy(row => row.Number)!.Read<ContentValue>())
                .OrderBy(value => value.Kind, StringComparer.Ordinal)
                .ThenBy(value => value.Name, StringComparer.Ordinal);
            var shown = changes.Where(row => row.Decision is null).Concat(changes.Where(row => row.Decision is not null).Take(MostDecided));
            return new Response(await table.AllAsync(cancel), [.. contents], [.. shown.Select(Show)]);
        }

        private ChangeView Show(SafetyChange row) =>
            new(
                row.Id,
                row.Part == SafetyChange.Rule ? row.Read<SafetyRule>() : null,
                row.Part == SafetyChange.Content ? row.Read<ContentValue>() : null,
                row.Reason,
                row.By,
                row.At,
                row.Decision ?? "waiting",
                row.DecidedBy,
                row.DecidedAt,
                row.DecidedWhy,
                row.Decision is null && row.ById != person.Id && person.May(CareRoom.ApproveSafety),
                row.Decision is null && row.ById == person.Id
            );
    }
}

/// <param name="Rule">As it shall be; null: it is about what something contains.</param>
/// <param name="State">waiting, approved, refused or withdrawn.</param>
/// <param name="MayDecide">The caller is a doctor and did not ask for it.</param>
/// <param name="IsMine">The caller may take it back.</param>
public sealed record ChangeView(
    Guid Id,
    SafetyRule? Rule,
    ContentValue? Content,
    string Reason,
    string By,
    DateTimeOffset At,
    string State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecidedWhy,
    bool MayDecide,
    bool IsMine
);
