using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>Computes the chain of the history of set-up again and answers the first place where it does not hold.</summary>
public static class VerifySetup
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Break">Null: it holds.</param>
    public sealed record Response(long Changes, Break? Break);

    /// <summary><c>Why</c>: setup.missing, .altered or .added.</summary>
    public sealed record Break(long Number, string Why);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadSetupHistory))
                return Refusal.Forbidden("setup.may-not-read");
            var known = await db.Counters()
                .Where(row => row.BranchId == default(BranchId) && row.Name == SetupHistory.Counter)
                .Select(row => row.Value)
                .SingleOrDefaultAsync(cancel);
            var (number, hash) = (0L, "");
            await foreach (
                var change in db.SetupChanges().AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel)
            )
            {
                if (change.Number != number + 1)
                    return new Response(known, new Break(number + 1, "setup.missing"));
                if (change.PreviousHash != hash || change.Hash != change.ComputeHash())
                    return new Response(known, new Break(change.Number, "setup.altered"));
                (number, hash) = (change.Number, change.Hash);
            }

            var end =
                number < known ? new Break(number + 1, "setup.missing")
                : number > known ? new Break(known + 1, "setup.added")
                : null;
            return new Response(known, end);
        }
    }
}
