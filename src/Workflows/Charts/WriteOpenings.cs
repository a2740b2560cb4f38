using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Charts;

/// <summary>Adds to the register of charts: numbers each opening and chains it to the one before. Only the host itself writes.</summary>
public static class WriteOpenings
{
    /// <summary>Of the counter that knows how many there are: without it nobody would miss the newest.</summary>
    public const string Counter = "chart-openings";

    public sealed record Command(IReadOnlyList<Opening> Openings) : ICommand<Done>;

    public sealed class Handler(CaseFlowDb db, CurrentPerson person, TimeProvider clock) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.IsSystem)
                return Refusal.Forbidden("chart.may-not-open");
            var counter = await db.ChainCounterAsync(Counter, cancel);
            var hash = await db.ChartOpenings()
                .Where(row => row.Number == counter.Value)
                .Select(row => row.Hash)
                .SingleOrDefaultAsync(cancel);
            foreach (var opening in command.Openings)
            {
                var row = RowOf(opening, ++counter.Value, hash ?? "");
                row.Hash = hash = row.ComputeHash();
                db.ChartOpenings().Add(row);
            }
            return Done.Instance;
        }

        private ChartOpening RowOf(Opening opening, long number, string previous) =>
            new()
            {
                Number = number,
                At = ChainHash.Instant(clock.GetUtcNow()),
                BranchId = opening.Chart.Branch,
                PersonId = opening.PersonId,
                Person = opening.Person,
                Roles = opening.Roles,
                Journey = opening.Chart.Journey,
                Client = opening.Chart.Client?.Value,
                ClientName = opening.Chart.ClientName,
                What = opening.What,
                Subject = opening.Subject,
                Seen = opening.Seen,
                Reason = opening.Reason,
                Until = opening.Until is { } until ? ChainHash.Instant(until) : null,
                PreviousHash = previous,
                Hash = "",
            };
    }
}
