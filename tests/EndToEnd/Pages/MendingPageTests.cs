using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>An operator mends a journey with the mouse and the keyboard; what the pages say is what the history keeps.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class MendingPageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Operator = "process-manager01";
    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task A_journey_that_stands_is_mended_from_its_page()
    {
        await DefineAsync("mending", call: "call");
        var journey = await StartAsync("mending");
        var page = await chromium.SignInAsync(shared.Host, Operator);
        await page.GotoAsync($"/journeys/{journey}");
        await Desk.ReadyAsync(page);

        await page.ClickAsync(".incident [hx-get*='/mend/skip']");
        await Look.CheckBothAsync(page, "mend-skip");
        await page.SelectOptionAsync("#mend-outcome", "False");
        await page.ClickAsync("#mend .btn-primary");
        await Expect(page.Locator("#mend-reason-error")).ToBeVisibleAsync();
        await DoAsync(page, "已电话确认");
        await Expect(page.Locator(".incident")).ToHaveCountAsync(0);
        await Expect(page.Locator(".work a", new() { HasText = "书面回复" })).ToBeVisibleAsync();

        await OpenAsync(page, "variable");
        await Look.CheckBothAsync(page, "mend-variable");
        await page.FillAsync("#mend-value", "很多");
        await page.FillAsync("#mend-reason", "补录");
        await page.ClickAsync("#mend .btn-primary");
        await Expect(page.Locator("#mend .field-error:visible")).ToContainTextAsync("Int32");
        await page.FillAsync("#mend-value", "3");
        await DoAsync(page, "补录");

        await OpenAsync(page, "move");
        await Look.CheckBothAsync(page, "mend-move");
        await page.SelectOptionAsync("#mend-toActivityId", new SelectOptionValue { Label = "电话回复" });
        await DoAsync(page, "顾客要电话");
        await Expect(page.Locator(".work a", new() { HasText = "电话回复" })).ToBeVisibleAsync();

        await OpenAsync(page, "move");
        (
            await api.PostAsync(
                Operator,
                $"/api/journeys/{journey}/move",
                new
                {
                    fromActivityId = "call",
                    toActivityId = "write",
                    reason = "同事更快",
                }
            )
        ).Expect(HttpStatusCode.OK);
        await page.FillAsync("#mend-reason", "太晚了");
        await page.ClickAsync("#mend .btn-primary");
        await Expect(page.Locator("#mend #form-errors")).ToContainTextAsync("该旅程已进入下一步");
        await page.ClickAsync("#mend [data-close]");

        var says = page.Locator(".timeline");
        await Expect(says.First).ToContainTextAsync("把“书面回复”移到“电话回复”：顾客要电话");
        await Expect(says.First).ToContainTextAsync("修改了变量“level”：补录");
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_journey_and_then_many_are_migrated_with_a_mapping_and_taken_back()
    {
        await DefineAsync("moving", call: "call", level: 3);
        string[] journeys = [await StartAsync("moving"), await StartAsync("moving"), await StartAsync("moving")];
        await DefineAsync("moving", call: "phone", level: 3);
        var page = await chromium.SignInAsync(shared.Host, Operator);
        await page.GotoAsync($"/journeys/{journeys[0]}");
        await Desk.ReadyAsync(page);

        await OpenAsync(page, "migrate");
        await Expect(page.Locator("#mend .verdict")).ToHaveTextAsync("需要对应");
        await Look.CheckBothAsync(page, "mend-migrate");
        await page.SelectOptionAsync("#map-call", "phone");
        await Expect(page.Locator("#mend .verdict")).ToHaveTextAsync("可以迁移");
        await DoAsync(page, "新版流程");
        await Expect(page.Locator(".task-head")).ToContainTextAsync("流程第 2 版");
        await OpenAsync(page, "undo");
        await DoAsync(page, "还不急");
        await Expect(page.Locator(".task-head")).ToContainTextAsync("流程第 1 版");

        await page.GotoAsync("/migrations");
        await Look.CheckBothAsync(page, "migrations");
        await page.ClickAsync("a[href^='/migrations/moving']");
        await Expect(page.Locator(".verdict-needs-mapping")).ToHaveCountAsync(3);
        await Desk.ReadyAsync(page);
        await Look.CheckBothAsync(page, "migration");
        await page.SelectOptionAsync("#map-call", "phone");
        await Expect(page.Locator(".verdict-safe")).ToHaveCountAsync(3);
        await page.UncheckAsync($"#migration-{journeys[2]} input");
        await page.ClickAsync("#migration [value=migrate]");
        await Expect(page.Locator("#mend-reason-error")).ToBeVisibleAsync();
        await page.FillAsync("#mend-reason", "全部换到新版");
        await page.ClickAsync("#migration [value=migrate]");
        await Expect(page.Locator("#migration-progress")).ToHaveTextAsync("完成 2 个，未完成 0 个，还剩 0 个");
        await Look.CheckBothAsync(page, "migration-done");
        (await VersionsAsync(journeys)).ShouldBe([2, 2, 1]);

        await page.ClickAsync("#migration [value=undo]");
        await Expect(page.Locator($"#migration-{journeys[1]} .migration-result")).ToHaveTextAsync("已撤销");
        (await VersionsAsync(journeys)).ShouldBe([1, 1, 1]);
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_intervene_is_not_offered_to()
    {
        await DefineAsync("watching", call: "call");
        var page = await chromium.SignInAsync(shared.Host, "manager01");

        await page.GotoAsync($"/journeys/{await StartAsync("watching")}");

        await Expect(page.Locator(".incident")).ToBeVisibleAsync();
        await Expect(page.Locator("#mend-menu, .incident button")).ToHaveCountAsync(0);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task OpenAsync(IPage page, string what)
    {
        await page.FocusAsync("#mend-menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync($"#mend-menu [hx-get$='/mend/{what}']");
        await Expect(page.Locator("#mend")).ToBeVisibleAsync();
    }

    private static async Task DoAsync(IPage page, string reason)
    {
        await page.FillAsync("#mend-reason", reason);
        await page.ClickAsync("#mend .btn-primary");
        await Expect(page.Locator("#mend")).ToBeHiddenAsync();
    }

    private async Task<int[]> VersionsAsync(string[] journeys)
    {
        var versions = new List<int>();
        foreach (var id in journeys)
            versions.Add((int)(await api.GetAsync("admin", $"/api/journeys/{id}")).Expect(HttpStatusCode.OK).Body!["version"]!);
        return [.. versions];
    }

    private async Task<string> StartAsync(string definition)
    {
        var client = (
            await api.PostAsync(
                "front-desk01",
                "/api/clients",
                new
                {
                    name = "沈待修",
                    mobile = $"139{Random.Shared.Next(100_000_000):D8}",
                    dataUseConsent = true,
                }
            )
        ).Expect(HttpStatusCode.Created);
        return (await api.PostAsync("front-desk01", "/api/journeys", new { definitionId = definition, clientId = client.Text("id") }))
            .Expect(HttpStatusCode.Created)
            .Text("id");
    }

    /// <summary>A decision that fails as long as nobody gave a level; then a call or a letter.</summary>
    private async Task DefineAsync(string id, string call, int? level = null)
    {
        var decide = Activity("decide", "Elsa.FlowDecision", "怎样回复");
        decide["condition"] = new JsonObject
        {
            ["typeName"] = "Boolean",
            ["expression"] = new JsonObject
            {
                ["type"] = "JavaScript",
                ["value"] = "(getVariable('level') > 0 ? getVariable('level') : null).toFixed(0) === '3'",
            },
        };
        var definition = new JsonObject
        {
            ["id"] = $"{id}-{call}",
            ["definitionId"] = id,
            ["name"] = $"回复 {id}",
            ["variables"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "level",
                    ["name"] = "level",
                    ["typeName"] = "Int32",
                    ["value"] = level ?? 0,
                }
            ),
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(
                    decide,
                    Activity(call, "CaseFlow.StaffTask", "电话回复"),
                    Activity("write", "CaseFlow.StaffTask", "书面回复")
                ),
                ["connections"] = new JsonArray(Line("decide", "True", call), Line("decide", "False", "write")),
            },
        };
        (await api.PostAsync(Operator, "/api/definitions", new { definition })).Expect(HttpStatusCode.OK);
        await api.PublishAsync(id);
    }

    private static JsonObject Activity(string id, string type, string name) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = name,
        };

    private static JsonObject Line(string from, string port, string to) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
}
