using System.Net;
using System.Text.Json.Nodes;

namespace CaseFlow.EndToEnd.Support;

/// <summary>One step that a robot did: which task, by which outcome.</summary>
public sealed record RobotStep(string TaskId, string ActivityType, string ActivityId, string Outcome, IReadOnlyList<string> Offered);

/// <summary>How a robot's journey ended: finished, cancelled, or waiting for timers only.</summary>
public sealed record RobotJourney(string Id, string Status, IReadOnlyList<RobotStep> Steps);

/// <summary>
/// Robot staff: starts a journey over REST and completes its tasks as the first person of the role asked for, until nothing is open.
/// </summary>
public sealed class Robot(Api api)
{
    private const int MostSteps = 200;
    private static int clients;
    private readonly FormFiller forms = new(api);

    /// <param name="choose">Given a task and the steps before it: the outcome; null for the first one offered.</param>
    public async Task<RobotJourney> RunAsync(Func<JsonNode, IReadOnlyList<RobotStep>, string?> choose)
    {
        var journey = await StartAsync();
        var steps = new List<RobotStep>();
        while (steps.Count < MostSteps)
        {
            var state = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!;
            var status = (string)state["status"]!;
            if (status != "running" || state["openTasks"]!.AsArray().Count == 0)
                return new RobotJourney(journey, status, steps);
            steps.Add(await WorkAsync((string)state["openTasks"]![0]!["id"]!, task => choose(task, steps)));
        }

        throw new InvalidOperationException(
            $"Journey {journey} does not come to rest: {string.Join(", ", steps.TakeLast(10).Select(step => $"{step.ActivityId}={step.Outcome}"))}"
        );
    }

    /// <summary>Does the next tasks of a journey by their first outcome, as many as asked for at most.</summary>
    public async Task<IReadOnlyList<RobotStep>> GoOnAsync(string journey, int most)
    {
        var steps = new List<RobotStep>();
        while (steps.Count < most)
        {
            var open = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!["openTasks"]!.AsArray();
            if (open.Count == 0)
                break;
            steps.Add(await WorkAsync((string)open[0]!["id"]!, _ => null));
        }

        return steps;
    }

    public Task<RobotJourney> RunAsync() => RunAsync((_, _) => null);

    public async Task<string> StartAsync()
    {
        var number = Interlocked.Increment(ref clients);
        var client = await api.PostAsync(
            "front-desk01",
            "/api/clients",
            new
            {
                name = $"机器人{number:0000}",
                mobile = $"137{number:00000000}",
                dataUseConsent = true,
            }
        );
        ((int)client.Status).ShouldBeInRange(200, 201, client.Body?.ToJsonString());
        return (await api.PostAsync("front-desk01", "/api/journeys", new { definitionId = "client-visit", clientId = client.Text("id") }))
            .Expect(HttpStatusCode.Created)
            .Text("id");
    }

    private async Task<RobotStep> WorkAsync(string taskId, Func<JsonNode, string?> choose)
    {
        var task = (await api.GetAsync("admin", $"/api/tasks/{taskId}")).Expect(HttpStatusCode.OK).Body!;
        var userName = (string)task["role"]! + "01";
        var offered = task["outcomes"]!.AsArray().Select(outcome => (string)outcome!["name"]!).ToList();
        var outcome = choose(task) ?? offered[0];
        var claimed = await api.PostAsync(userName, $"/api/tasks/{taskId}/claim", new { });
        claimed.Status.ShouldBe(HttpStatusCode.OK, $"claim {task["title"]}: {claimed.Body?.ToJsonString()}");
        var done = await api.PostAsync(
            userName,
            $"/api/tasks/{taskId}/complete",
            new { outcome, values = await forms.FillAsync(task, userName) }
        );
        done.Status.ShouldBe(HttpStatusCode.OK, $"complete {task["title"]} by {outcome}: {done.Body?.ToJsonString()}");
        return new RobotStep(taskId, (string)task["activityType"]!, (string)task["activityId"]!, outcome, offered);
    }
}
