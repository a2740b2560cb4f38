using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.TestKit;

/// <summary>One task that a robot did, and by which outcome.</summary>
public sealed record RobotStep(
    string ActivityType,
    string ActivityId,
    string Title,
    string Role,
    string Outcome,
    IReadOnlyList<string> Offered
);

/// <summary>Robot staff: does a journey's tasks, each as the first person of its role, until nobody is wanted.</summary>
public sealed class Robot(Clinic clinic)
{
    private const int MostSteps = 200;

    /// <param name="choose">Names the outcome of a task; null for its first one.</param>
    /// <param name="with">What is filled in besides, or instead of, what a form requires.</param>
    /// <returns>What was done; the journey has ended, or waits only for the clock.</returns>
    public async Task<IReadOnlyList<RobotStep>> RunAsync(
        JourneyId journey,
        Func<GetTask.Response, string?>? choose = null,
        Func<GetTask.Response, object?>? with = null
    )
    {
        var steps = new List<RobotStep>();
        while (steps.Count < MostSteps)
        {
            var state = (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed();
            if (state.Status != "running" || state.OpenTasks.Count == 0)
                return steps;
            steps.Add(await CompleteAsync(state.OpenTasks[0], choose, with));
        }

        throw new InvalidOperationException(
            $"Journey {journey} does not come to rest: {string.Join(", ", steps.TakeLast(10).Select(step => $"{step.ActivityId}={step.Outcome}"))}"
        );
    }

    /// <summary>Does what there is to do until somebody is wanted for work of this type, which stays open.</summary>
    /// <param name="work">Of an activity: "FetchProducts".</param>
    public async Task<JourneyDetail> RunToAsync(JourneyId journey, string work, Func<GetTask.Response, object?>? with = null)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var state = (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed();
            if (state.OpenTasks.Any(task => task.ActivityType == $"CaseFlow.{work}"))
                return state;
            await CompleteAsync(state.OpenTasks[0], with: with);
        }
        throw new InvalidOperationException($"Journey {journey} does not come to {work}.");
    }

    public async Task<RobotStep> CompleteAsync(
        OpenTask open,
        Func<GetTask.Response, string?>? choose = null,
        Func<GetTask.Response, object?>? with = null
    )
    {
        var staff = clinic.As(open.Role);
        var task = (await staff.SendAsync(new GetTask.Query(open.Id))).ShouldSucceed();
        var offered = task.Outcomes.Select(outcome => outcome.Name).ToList();
        var outcome = choose?.Invoke(task) ?? offered[0];
        (await staff.CompleteAsync(open.Id, outcome, with?.Invoke(task))).ShouldSucceed();
        return new RobotStep(task.ActivityType, task.ActivityId, task.Title, task.Role, outcome, offered);
    }
}
