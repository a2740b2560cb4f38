using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Journeys through the shipped definitions, with robot staff.</summary>
internal sealed class Visits(Clinic clinic)
{
    public sealed record StepHistory(JourneyDetail Journey, IReadOnlyList<RobotStep> Steps)
    {
        public IEnumerable<string> Way => Steps.Select(step => $"{step.ActivityId}={step.Outcome}");
    }

    /// <summary>One activity left by one outcome. Definitions may use the same id for activities of different types.</summary>
    /// <param name="Times">So often; afterwards the first outcome is taken.</param>
    public sealed record Choice(string ActivityId, string Outcome, string? ActivityType = null, int Times = int.MaxValue)
    {
        public bool Concerns(GetTask.Response task) =>
            task.ActivityId == ActivityId && (ActivityType is null || task.ActivityType == ActivityType);
    }

    /// <summary>What the client gets: these items of the price list, by code.</summary>
    public async Task<Func<GetTask.Response, object?>> BuyingAsync(params string[] codes)
    {
        var items = await ItemsAsync(codes);
        return task => task.ActivityType == "CaseFlow.Consultation" ? new { proposedItems = items } : null;
    }

    /// <summary>These items of the price list, as a form's answer names them.</summary>
    public async Task<IReadOnlyList<object>> ItemsAsync(params string[] codes)
    {
        var list = (await clinic.As(Roles.Consultant).SendAsync(new ListPriceItems.Query())).ShouldSucceed().Items;
        return
        [
            .. codes.Select(code => new
            {
                itemId = list.Single(item => item.Code == code).Id,
                area = "面部",
                quantity = 1,
            }),
        ];
    }

    /// <summary>
    /// Runs a journey until it rests, which it must do in good order: no incident, and nothing to wait for but the clock.
    /// </summary>
    public async Task<StepHistory> RunAsync(
        Choice? choice = null,
        Func<GetTask.Response, object?>? with = null,
        string definition = "client-visit",
        object? input = null
    )
    {
        var client = await clinic.RegisterAsync();
        var started = (
            await (input is null && definition == "client-visit" ? clinic.As(Roles.FrontDesk) : clinic.AsSystem).SendAsync(
                new StartJourney.Command(definition, client.Id, Input: input is null ? null : JsonSerializer.SerializeToElement(input))
            )
        ).ShouldSucceed();
        return await GoOnAsync(started.Id, choice, with);
    }

    public Task<StepHistory> GoOnAsync(JourneyId id, Choice? choice = null, Func<GetTask.Response, object?>? with = null)
    {
        var left = choice?.Times ?? 0;
        return GoOnAsync(id, task => choice?.Concerns(task) == true && left-- > 0 ? choice.Outcome : null, with);
    }

    public async Task<StepHistory> GoOnAsync(
        JourneyId id,
        Func<GetTask.Response, string?> choose,
        Func<GetTask.Response, object?>? with = null
    )
    {
        var steps = await new Robot(clinic).RunAsync(id, choose, with);
        var journey = (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(id))).ShouldSucceed();
        journey.Incidents.ShouldBeEmpty(
            string.Join(", ", journey.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"))
        );
        journey.Status.ShouldBeOneOf("finished", "running");
        if (journey.Status == "running")
            journey.Timers.ShouldNotBeEmpty($"after {string.Join(", ", steps.Select(step => $"{step.ActivityId}={step.Outcome}"))}");
        return new StepHistory(journey, steps);
    }

    /// <summary>
    /// Every outcome of every activity that comes up, each chosen four times in a journey of its own; those that were
    /// <paramref name="seen"/> before are left out. Not for ever: no loop ends a sale or a treatment by itself.
    /// </summary>
    public async Task TakeEveryChoiceAsync(HashSet<Choice> seen, Func<GetTask.Response, object?>? with = null)
    {
        var open = new Queue<Choice?>([null]);
        while (open.TryDequeue(out var choice))
        {
            var story = await RunAsync(choice, with);
            foreach (
                var offered in story.Steps.SelectMany(step =>
                    step.Offered.Select(outcome => new Choice(step.ActivityId, outcome, step.ActivityType, Times: 4))
                )
            )
            {
                if (seen.Add(offered))
                    open.Enqueue(offered);
            }
        }
    }

    /// <summary>The robots do what there is to do, the clock goes on to the next thing, until the journey is over.</summary>
    public async Task<StepHistory> ThroughTheYearAsync(StepHistory story, Choice? choice = null)
    {
        List<RobotStep> steps = [.. story.Steps];
        while (story.Journey.Status == "running")
        {
            await clinic.PassAsync(story.Journey.Timers.Min(timer => timer.DueAt) - clinic.Clock.Now);
            story = await GoOnAsync(story.Journey.Id, choice);
            steps.AddRange(story.Steps);
            steps.Count.ShouldBeLessThan(500);
        }

        return story with
        {
            Steps = steps,
        };
    }
}
