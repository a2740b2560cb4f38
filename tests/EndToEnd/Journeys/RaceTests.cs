using System.Net;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>Two calls in flight at once, a hundred times each.</summary>
[Collection(SharedHostCollection.Name)]
public sealed class RaceTests(SharedHost shared)
{
    private const int Times = 100;
    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task The_same_task_completed_by_two_people_happens_once()
    {
        for (var time = 0; time < Times; time++)
        {
            var (journey, task, body) = await FirstTaskAsync();
            var path = $"/api/tasks/{task}/complete";

            var answers = await Task.WhenAll(api.PostAsync("front-desk01", path, body), api.PostAsync("front-desk02", path, body));

            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            (await CompletionsAsync(journey)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_same_idempotency_key_twice_is_one_step_with_one_answer()
    {
        for (var time = 0; time < Times; time++)
        {
            var (journey, task, body) = await FirstTaskAsync();
            var (path, key) = ($"/api/tasks/{task}/complete", Guid.NewGuid().ToString());

            var answers = await Task.WhenAll(
                api.PostAsync("front-desk01", path, body, key),
                api.PostAsync("front-desk01", path, body, key)
            );

            answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
            answers[0].Body!.ToJsonString().ShouldBe(answers[1].Body!.ToJsonString());
            (await CompletionsAsync(journey)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_journey_cancelled_while_its_task_is_completed_is_cancelled_and_the_task_done_once_or_not_at_all()
    {
        for (var time = 0; time < Times; time++)
        {
            var (journey, task, body) = await FirstTaskAsync();

            var complete = api.PostAsync("front-desk01", $"/api/tasks/{task}/complete", body);
            var cancel = api.PostAsync("front-desk02", $"/api/journeys/{journey}/cancel", new { reason = "顾客改期" });
            await Task.WhenAll(complete, cancel);

            (await cancel).Status.ShouldBe(HttpStatusCode.OK, (await cancel).Body?.ToJsonString());
            (await complete).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
            (await CompletionsAsync(journey)).ShouldBe((await complete).Status == HttpStatusCode.OK ? 1 : 0);
            var state = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Body!;
            ((string)state["status"]!).ShouldBe("cancelled");
            state["openTasks"]!.AsArray().ShouldBeEmpty();
        }
    }

    private async Task<(string Journey, string Task, object Body)> FirstTaskAsync()
    {
        var journey = await new Robot(api).StartAsync();
        var state = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!;
        var id = (string)state["openTasks"]![0]!["id"]!;
        var task = (await api.GetAsync("admin", $"/api/tasks/{id}")).Expect(HttpStatusCode.OK).Body!;
        var body = new
        {
            outcome = (string)task["outcomes"]![0]!["name"]!,
            values = await new FormFiller(api).FillAsync(task, "front-desk01"),
        };
        return (journey, id, body);
    }

    private async Task<int> CompletionsAsync(string journey)
    {
        var history = (await api.GetAsync("admin", $"/api/journeys/{journey}/history?limit=200")).Expect(HttpStatusCode.OK).Body!;
        return history["items"]!.AsArray().Count(entry => (string)entry!["type"]! == "TaskCompleted");
    }
}
