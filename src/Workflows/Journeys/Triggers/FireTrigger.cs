using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Triggers;

/// <summary>
/// A time has come at which a definition starts. The start and the next time are one unit of work, so each occurrence starts once, however
/// many hosts see it. Of occurrences that were
/// missed there is one start; the next time is counted from the occurrence, not from the start, so it does not drift.
/// </summary>
public static class FireTrigger
{
    public sealed record Command(Guid Trigger) : ICommand<Response>;

    /// <param name="Journey">Null when nothing was started: it is not due, or an activation strategy left this occurrence out.</param>
    public sealed record Response(JourneyId? Journey);

    public sealed class Handler(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, BranchClock clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var row = await db.Triggers().SingleOrDefaultAsync(row => row.Id == command.Trigger, cancel);
            if (row is not { DueAt: { } dueAt, BranchId: { } branchId } || dueAt > clock.Now)
                return new Response(null);

            var branch = await db.Branches().SingleAsync(branch => branch.Id == branchId, cancel);
            var graph =
                await definitions.FindAsync(new DefinitionRef(row.DefinitionId, row.Version), cancel)
                ?? throw new InvalidOperationException($"{row.DefinitionId} is triggered, but is not stored.");
            var every = row.Interval is { } ticks ? TimeSpan.FromTicks(ticks) : (TimeSpan?)null;
            row.DueAt = TriggerStimulus.NextAfter(dueAt, clock.Now, every, row.Cron, await clock.ZoneAsync(branchId, cancel));
            if (row.DueAt is null)
                db.Triggers().Remove(row);

            var payload = new Dictionary<string, object?>
            {
                ["dueAt"] = dueAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            };
            var started = await start.StartAsync(
                new JourneyStart.Request(graph, null, branch, new Dictionary<string, object?>(), row.ActivityId, payload),
                cancel
            );
            if (started.IsSuccess)
                return new Response(started.Value.Id);
            return started.Refusal.Code == "journey.not-activated" ? new Response(null) : started.Refusal;
        }
    }
}
