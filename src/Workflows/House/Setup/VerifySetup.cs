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
            var all = db.SetupChanges().AsNoTracking().OrderBy(row => row.Number);
            var (known, end) = await NumberedChain.VerifyAsync(db, SetupHistory.Counter, all, cancel);
            return new Response(known, end is { } found ? new Break(found.Number, $"setup.{found.Why}") : null);
        }
    }
}
