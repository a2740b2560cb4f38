using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>Somebody says why they want to see a chart that is not theirs; for a while they see it (R-CHART-2).</summary>
public static class StateReason
{
    public sealed record Command(JourneyId Journey, string Reason) : ICommand<Response>;

    /// <param name="Until">How long it holds.</param>
    public sealed record Response(DateTimeOffset Until);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(CaseFlowDb db, ChartSights sights, StatedReasons times, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var journey = await db.Journeys()
                .AsNoTracking()
                .Include(row => row.Client)
                .SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");

            var (chart, reason) = (journey.ToChart(), command.Reason.Trim());
            if (!person.Holds(journey.BranchId, ChartsRoom.Reason))
            {
                await sights.WriteAsync(chart, ChartOpening.Stated, seen: null, cancel, reason: reason);
                return Refusal.Forbidden("chart.may-not-open");
            }
            var until = await times.UntilAsync(cancel);
            await sights.WriteAsync(chart, ChartOpening.Stated, Sight.Whole.ToText(), cancel, reason: reason, until: until);
            return new Response(until);
        }
    }
}
