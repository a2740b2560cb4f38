using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>What the tests of the pages need again and again: a visit that has just begun, and what the server knows of it.</summary>
public sealed class Desk(HostProcess host)
{
    /// <summary>A text field of the first task of every visit.</summary>
    public const string Details = "#f-concernDetails";
    public const string Complete = ".outcomes [type=submit]";
    public const string DraftState = "#draft-state";

    private readonly Api api = new(host);

    /// <summary>A new visit; answers its first task, which waits for the front desk.</summary>
    public async Task<(string Journey, string Task)> BeginVisitAsync()
    {
        var journey = await new Robot(api).StartAsync();
        var state = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!;
        return (journey, (string)state["openTasks"]![0]!["id"]!);
    }

    /// <summary>A new visit that robots have brought to this activity; answers its task and who may do it.</summary>
    public async Task<(string Task, string User)> VisitAtAsync(string activity)
    {
        var robot = new Robot(api);
        var journey = await robot.StartAsync();
        while (true)
        {
            var open = (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!["openTasks"]!.AsArray();
            foreach (var id in open.Select(task => (string)task!["id"]!))
                if (await TaskAsync(id) is var task && (string)task["activityId"]! == activity)
                    return (id, (string?)task["for"]?["userName"] ?? (string)task["role"]! + "01");
            (await robot.GoOnAsync(journey, 1)).Count.ShouldBe(1, $"no way to {activity}");
        }
    }

    /// <param name="userName">What stands in a chart is not for everybody.</param>
    public async Task<JsonNode> TaskAsync(string task, string userName = "admin") =>
        (await api.GetAsync(userName, $"/api/tasks/{task}")).Expect(HttpStatusCode.OK).Body!;

    public async Task<int> CompletionsAsync(string journey)
    {
        var history = (await api.GetAsync("admin", $"/api/journeys/{journey}/history?limit=200")).Expect(HttpStatusCode.OK).Body!;
        return history["items"]!.AsArray().Count(entry => (string)entry!["type"]! == "TaskCompleted");
    }

    public async Task CompleteAsync(string userName, string task)
    {
        var shown = await TaskAsync(task, userName);
        var body = new { outcome = (string)shown["outcomes"]![0]!["name"]!, values = await new FormFiller(api).FillAsync(shown, userName) };
        (await api.PostAsync(userName, $"/api/tasks/{task}/complete", body)).Expect(HttpStatusCode.OK);
    }

    /// <summary>Fills the first task of a visit as the front desk would.</summary>
    public static async Task FillArrivalAsync(IPage page)
    {
        await page.Locator("#field-concern .chip").First.ClickAsync();
        await page.FillAsync("#f-mobile", "13912345678");
        await page.Locator("#field-dataUseConsent .chip").First.ClickAsync();
    }

    public static Task SavedAsync(IPage page) =>
        Assertions.Expect(page.Locator(DraftState)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("已保存"));

    /// <summary>
    /// Until the page's scripts are in place: they come after its load, and the live connection is what they begin last, also when one of
    /// them is slow to arrive.
    /// </summary>
    public static Task ReadyAsync(IPage page) =>
        page.Locator("#live-state.on").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
