using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Charts;

/// <summary>Computes the chain of the register again and answers the first place where it does not hold.</summary>
public static class VerifyOpenings
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Break">Null: it holds.</param>
    public sealed record Response(long Openings, Break? Break);

    /// <summary><c>Why</c>: register.missing, .altered or .added.</summary>
    public sealed record Break(long Number, string Why);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(ChartsRoom.ReadRegister))
                return Refusal.Forbidden("chart.may-not-read-register");
            var count = await db.Counters()
                .Where(row => row.BranchId == default(BranchId) && row.Name == WriteOpenings.Counter)
                .Select(row => row.Value)
                .SingleOrDefaultAsync(cancel);
            var (number, hash) = (0L, "");
            // The chain runs through all branches; what it says of others is only added up.
            var all = db.ChartOpenings().IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Number);
            await foreach (var row in all.AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (row.Number != number + 1)
                    return new Response(count, new Break(number + 1, "register.missing"));
                if (row.PreviousHash != hash || row.Hash != row.ComputeHash())
                    return new Response(count, new Break(row.Number, "register.altered"));
                (number, hash) = (row.Number, row.Hash);
            }

            var end =
                number < count ? new Break(number + 1, "register.missing")
                : number > count ? new Break(count + 1, "register.added")
                : null;
            return new Response(count, end);
        }
    }
}
