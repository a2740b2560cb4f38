using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>
/// Sets a trial's clock forward; whatever falls due on the way happens at its own time. So a year of follow-ups is tried in an afternoon.
/// </summary>
public static class ForwardTrial
{
    /// <summary>Something in it wakes itself again and again.</summary>
    private const int Most = 200;

    public sealed record Command(JourneyId Journey, DateTimeOffset Until) : ICommand<Response>;

    /// <param name="Fired">How many waits were over by then.</param>
    public sealed record Response(int Fired);

    public sealed class Handler(CaseFlowDb db, TrialEntrance entrance, BookmarkWaking waking, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            await entrance.EnterAsync(command.Journey.Value, cancel);
            var journey = await db.Journeys().SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is not { TrialAhead: not null })
                return Refusal.NotFound("journey.not-found");
            if (journey.EndedAt is not null)
                return Refusal.Conflict("journey.ended");

            var theCase = await Case.OfAsync(db, journey, cancel);
            var fired = 0;
            while (fired < Most && NextOf(theCase, command.Until) is { DueAt: { } dueAt } next)
            {
                SetClock(journey, dueAt);
                var facts = new Dictionary<string, object?> { ["wait"] = next.Name, ["dueAt"] = dueAt };
                if (await waking.WakeAsync(next, new TimerFired(), JourneyHistory.TimerFired, facts, cancel) is { } refusal)
                    return refusal;
                fired++;
            }
            SetClock(journey, command.Until);
            return new Response(fired);
        }

        private static BookmarkRow? NextOf(Case theCase, DateTimeOffset until) =>
            theCase
                .Waits.Where(row => row.DueAt <= until)
                .OrderBy(row => row.DueAt)
                .ThenBy(row => row.InstanceId)
                .ThenBy(row => row.BookmarkId)
                .FirstOrDefault();

        /// <summary>It never goes back.</summary>
        private void SetClock(Journey journey, DateTimeOffset moment)
        {
            journey.TrialAhead = Math.Max(journey.TrialAhead ?? 0, (long)Math.Ceiling((moment - clock.GetUtcNow()).TotalSeconds));
            person.SetTrialClock(TimeSpan.FromSeconds(journey.TrialAhead.Value));
        }
    }
}
