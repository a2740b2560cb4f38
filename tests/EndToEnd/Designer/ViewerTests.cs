using System.Collections.Concurrent;
using System.Net;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>An auditor looks at a journey in the real Studio, while a colleague works on it.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class ViewerTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Patience = 120_000;

    private readonly Desk desk = new(shared.Host);

    [Fact]
    public async Task The_way_is_seen_on_the_diagram_goes_on_by_itself_and_tells_nothing_of_the_client()
    {
        var (journey, task) = await desk.BeginVisitAsync();
        var shown = await desk.TaskAsync(task);
        var activity = (string)shown["activityId"]!;
        var (client, number) = ((string)shown["client"]!["name"]!, ((string)shown["client"]!["mobile"]!)[^4..]);
        var page = await chromium.SignInAsync(shared.Host, "auditor01");
        var answers = new ConcurrentBag<(string Url, Task<string> Text)>();
        page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/elsa/api/", StringComparison.Ordinal) && answer.Ok) answers.Add((answer.Url, answer.TextAsync()));
        };

        await page.GotoAsync($"/journeys/{journey}");
        await page.ClickAsync($"a[href='/studio/journeys/{journey}']");
        await page.Locator(".x6-node .elsa-activity").First.WaitForAsync(new() { Timeout = Patience });
        var node = page.Locator($".x6-node[data-cell-id='{activity}']");
        await Assertions.Expect(node.Locator(Badge("warning"))).ToBeVisibleAsync(new() { Timeout = Patience });

        await desk.CompleteAsync("front-desk01", task);
        await Assertions.Expect(node.Locator(Badge("success"))).ToBeVisibleAsync(new() { Timeout = 60_000 });

        answers.Count.ShouldBeGreaterThan(5);
        foreach (var (url, text) in answers)
            foreach (var secret in new[] { client, number }) (await text).ShouldNotContain(secret, customMessage: url);
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_journeys_own_page_draws_it_too()
    {
        var (journey, task) = await desk.BeginVisitAsync();
        var activity = (string)(await desk.TaskAsync(task))["activityId"]!;
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        await page.GotoAsync($"/journeys/{journey}");
        await page.ClickAsync("details:has(.way-place) > summary");
        await Assertions.Expect(page.Locator($"#node-{activity}.mark-waiting")).ToBeVisibleAsync();

        await desk.CompleteAsync("front-desk01", task);

        await Assertions.Expect(page.Locator($"#node-{activity}.mark-executed")).ToBeVisibleAsync();
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_procedure_is_tried_from_the_designer()
    {
        var page = await chromium.SignInAsync(shared.Host, "process-manager01");
        var studio = await StudioDesk.OpenAsync(page, "client-visit");
        await studio.Page.Locator("button:has(path[d^='M8 5v14l11-7z'])").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/studio/journeys/", StringComparison.Ordinal), new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".cf-trial")).ToBeVisibleAsync();

        await page.ClickAsync(".cf-bar a");
        await Assertions.Expect(page.Locator(".trial-banner")).ToBeVisibleAsync();
        await page.Locator("a[href^='/tasks/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".trial-banner")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".outcomes [type=submit]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_that_fails_is_seen_to_fail_in_its_trial()
    {
        var api = new Api(shared.Host);
        var definition = new
        {
            definitionId = "fails-on-trial",
            name = "试一试会出错",
            root = new { id = "flow", type = "Elsa.Flowchart", activities = new[] { new { id = "broken", type = "Elsa.Fault", name = "出错", metadata = new { designer = new { position = new { x = 0, y = 0 } } } } }, connections = Array.Empty<object>() },
        };
        (await api.PostAsync("process-manager01", "/api/definitions", new { definition })).Expect(HttpStatusCode.OK);
        var trial = (await api.PostAsync("process-manager01", "/api/trials", new { definitionId = "fails-on-trial" })).Expect(HttpStatusCode.Created).Text("journey");

        var page = await chromium.SignInAsync(shared.Host, "process-manager01");
        await page.GotoAsync($"/studio/journeys/{trial}");

        await Assertions.Expect(page.Locator(".x6-node[data-cell-id='broken']").Locator(Badge("error"))).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static string Badge(string colour) => $".mud-badge.mud-theme-{colour}";
}
