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
            // The chain runs through all branches; what it says of others is only added up.
            var all = db.ChartOpenings().IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Number);
            var (known, end) = await NumberedChain.VerifyAsync(db, WriteOpenings.Counter, all, cancel);
            return new Response(known, end is { } found ? new Break(found.Number, $"register.{found.Why}") : null);
        }
    }
}
