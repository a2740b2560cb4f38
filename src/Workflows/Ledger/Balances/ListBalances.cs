using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>What was paid and is not done, in the caller's branches: what is to be seen to first comes first (R-BAL-3).</summary>
public static class ListBalances
{
    public const string Mine = "mine";
    public const string Lead = "lead";
    public const int LongestAge = 3650;

    /// <param name="State">undecided, booked, kept, exchanged, refund-asked; null: all.</param>
    /// <param name="Owner">mine, lead (nobody's own), or a person; null: everybody's.</param>
    /// <param name="OlderThan">Paid more than so many days ago.</param>
    /// <param name="Until">To be seen to by this day, or nobody said when.</param>
    public sealed record Query(
        string? State = null,
        string? Owner = null,
        int? OlderThan = null,
        DateOnly? Until = null,
        Paging? Paging = null
    ) : IQuery<Response>;

    /// <param name="Sum">Of all that are meant, not of this page alone.</param>
    /// <param name="Owners">Who owns any, or may.</param>
    public sealed record Response(Page<BalanceView> Lines, string Sum, IReadOnlyList<BalanceOwners.Owner> Owners);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.State)
                .Must(state => state is null || BalanceViews.StateOf(state) is not null)
                .WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Owner)
                .Must(owner => owner is null or Mine or Lead || Guid.TryParse(owner, out _))
                .WithErrorCode("list.unknown-choice");
            RuleFor(query => query.OlderThan).InclusiveBetween(0, LongestAge).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, BalanceViews views, BalanceOwners owners, CurrentPerson person, TimeProvider clock)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var meant = Meant(query);
            var sums = await meant
                .Select(line => new
                {
                    line.Paid,
                    line.Performed,
                    line.Refunded,
                })
                .ToListAsync(cancel);
            var page = await meant
                .OrderBy(line => line.Date != null)
                .ThenBy(line => line.Date)
                .ThenBy(line => line.Since)
                .ThenBy(line => line.OrderId)
                .ThenBy(line => line.Number)
                .ToPageAsync(query.Paging, cancel);
            return new Response(
                new Page<BalanceView>(await views.OfAsync(page.Items, cancel), page.PageNumber, page.PageSize, page.Total),
                Money.Text(sums.Sum(line => line.Paid - line.Performed - line.Refunded)),
                await OwnersAsync(cancel)
            );
        }

        private async Task<IReadOnlyList<BalanceOwners.Owner>> OwnersAsync(CancellationToken cancel)
        {
            var all = new List<BalanceOwners.Owner>();
            foreach (var branch in person.Branches.Where(branch => person.Holds(branch, LedgerRoom.ReadBalances)))
                all.AddRange(await owners.OfAsync(branch, cancel));
            return [.. all.Distinct()];
        }

        private IQueryable<BalanceLine> Meant(Query query)
        {
            var (all, mine) = (person.IsSystem, person.Branches.Where(branch => person.Holds(branch, LedgerRoom.ReadBalances)).ToList());
            var lines = db.BalanceLines().AsNoTracking().Where(line => line.IsOpen && (all || mine.Contains(line.BranchId)));
            if (BalanceViews.StateOf(query.State) is { } state)
                lines = lines.Where(line => line.State == state);
            if (query.OlderThan is { } days)
            {
                var before = clock.GetUtcNow().AddDays(-days);
                lines = lines.Where(line => line.Since < before);
            }
            if (query.Until is { } until)
                lines = lines.Where(line => line.Date == null || line.Date <= until);
            return query.Owner switch
            {
                null => lines,
                Lead => lines.Where(line => line.OwnerId == null),
                Mine => OwnedBy(lines, person.Id),
                var owner => OwnedBy(lines, new PersonId(Guid.Parse(owner))),
            };
        }

        private static IQueryable<BalanceLine> OwnedBy(IQueryable<BalanceLine> lines, PersonId? owner) =>
            lines.Where(line => line.OwnerId == owner);
    }
}
