using System.Net;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>A redesign from the first line drawn to the clients who meet it, and back again.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class RedesignScenarioTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Visit = "client-visit";
    private const string Manager = "process-manager01";

    private readonly Api api = new(shared.Host);
    private readonly Drawing drawing = new(new Api(shared.Host));

    [Fact]
    public async Task A_manager_redesigns_a_second_person_approves_and_only_clients_who_come_later_meet_the_new_step()
    {
        await DropDraftAsync();
        var old = await VersionAsync();
        var robot = new Robot(api);
        var before = await robot.StartAsync();
        var page = await chromium.SignInAsync(shared.Host, Manager);

        var desk = await StudioDesk.OpenAsync(page, Visit);
        await desk.BringAsync("receive");
        var added = await desk.DragFromToolboxAsync("10 ", "通用待办");
        await desk.DisconnectAsync("receive", "Received", "triage");
        await desk.ConnectAsync("receive", "Received", added);
        await desk.SelectAsync(added);
        await desk.ChooseAsync("负责角色", "护士");
        await desk.ChooseAsync("表单", "术后指导");
        (await desk.SaveAsync()).Status.ShouldBe(200);
        await drawing.UntilAsync(
            Visit,
            stored => Drawing.Leads(stored, "receive", added) && Drawing.SettingOf(stored, added, "form") == "aftercare"
        );
        await Look.KeepBothAsync(page, "designer");

        await page.GotoAsync($"/procedures/{Visit}/check");
        await Expect(page.Locator($"#node-{added}.mark-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#node-triage.mark-error")).ToBeVisibleAsync(); // nothing leads there any more
        (await api.PostAsync(Manager, $"/api/definitions/{Visit}/publish", new { comment = "还没画完" })).Status.ShouldBe(
            HttpStatusCode.BadRequest
        );

        desk = await StudioDesk.OpenAsync(page, Visit);
        await desk.BringAsync(added);
        await desk.ConnectAsync(added, "Done", "triage");
        (await desk.SaveAsync()).Status.ShouldBe(200);
        await drawing.UntilAsync(Visit, stored => Drawing.Leads(stored, added, "triage"));
        await page.GotoAsync($"/procedures/{Visit}/check");
        await Expect(page.Locator(".mark-error")).ToHaveCountAsync(0);

        await PublishAsync(page, "接待后由护士先量体征");

        (await TasksAsync(robot, before)).ShouldNotContain(added, "a journey stays on the version it started with");
        var after = await robot.StartAsync();
        (await TasksAsync(robot, after)).ShouldContain(added);
        await SeeWayAsync(page, after, "receive", added);

        await page.GotoAsync($"/procedures/{Visit}/diff?from={old}&to={await VersionAsync()}");
        await Expect(page.Locator($"#after-node-{added}.mark-added")).ToBeVisibleAsync();
        await page.GotoAsync($"/procedures/{Visit}");
        await Expect(page.Locator(".changes")).ToContainTextAsync("接待后由护士先量体征");

        (await api.PostAsync(Manager, $"/api/definitions/{Visit}/revert", new { version = old })).Expect(HttpStatusCode.OK);
        await PublishAsync(page, "试行结束，恢复原来的接待");
        (await TasksAsync(robot, await robot.StartAsync())).ShouldNotContain(added);
    }

    /// <summary>The manager asks on the page, a second person approves at a tablet.</summary>
    private async Task PublishAsync(IPage page, string comment)
    {
        await page.GotoAsync($"/procedures/{Visit}/publish");
        await Desk.ReadyAsync(page);
        await page.FillAsync("#ask-comment", comment);
        await page.ClickAsync("text=提出发布");
        await page.WaitForURLAsync($"**/procedures/{Visit}");
        var second = await chromium.SignInAsync(shared.Host, "process-manager02", Chromium.TabletWidth, Chromium.TabletHeight);
        await second.GotoAsync($"/procedures/{Visit}/publish");
        await Desk.ReadyAsync(second);
        await second.ClickAsync(".approve .btn-primary");
        await second.WaitForURLAsync($"**/procedures/{Visit}");
        await Expect(second.Locator(".changes li").First).ToContainTextAsync(comment);
    }

    /// <summary>Activities of the first three tasks that the journey's people do.</summary>
    private static async Task<IReadOnlyList<string>> TasksAsync(Robot robot, string journey) =>
        [.. (await robot.GoOnAsync(journey, 3)).Select(step => step.ActivityId)];

    private async Task SeeWayAsync(IPage page, string journey, params string[] executed)
    {
        await page.GotoAsync($"/studio/journeys/{journey}");
        foreach (var activity in executed)
            await Expect(page.Locator($".x6-node[data-cell-id='{activity}'] [class*='success']").First)
                .ToBeVisibleAsync(new() { Timeout = 300_000 });
        await Look.KeepBothAsync(page, "viewer");
    }

    private async Task<int> VersionAsync()
    {
        var all = (await api.GetAsync(Manager, "/api/definitions")).Expect(HttpStatusCode.OK).Body!["items"]!.AsArray();
        return (int)all.Single(one => (string)one!["definitionId"]! == Visit)!["publishedVersion"]!;
    }

    /// <summary>Another test may have left a draft.</summary>
    private async Task DropDraftAsync()
    {
        var latest = (await api.GetAsync(Manager, $"/elsa/api/workflow-definitions/by-definition-id/{Visit}?versionOptions=Latest"))
            .Expect(HttpStatusCode.OK)
            .Body!;
        if (!(bool)latest["isPublished"]!)
            (await api.SendAsync(Manager, HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{latest["id"]}")).Status.ShouldBe(
                HttpStatusCode.OK
            );
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
