using System.Collections.Concurrent;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>An auditor looks at a journey in the real Studio, while a colleague works on it.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class ViewerTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Patience = 300_000;

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
            if (answer.Url.Contains("/elsa/api/", StringComparison.Ordinal) && answer.Ok)
                answers.Add((answer.Url, TextOfAsync(answer)));
        };

        await page.GotoAsync($"/journeys/{journey}");
        await page.ClickAsync($"a[href='/studio/journeys/{journey}']");
        await page.Locator(".x6-node .elsa-activity").First.WaitForAsync(new() { Timeout = Patience });
        var node = page.Locator($".x6-node[data-cell-id='{activity}']");
        await Assertions.Expect(node.Locator(Badge("warning"))).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(node.Locator(".elsa-activity")).ToBeInViewportAsync(new() { Ratio = 1 });

        await desk.CompleteAsync("front-desk01", task);
        await Assertions.Expect(node.Locator(Badge("success"))).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var texts = await Task.WhenAll(answers.Select(async answer => (answer.Url, Text: await answer.Text)));
        foreach (var part in new[] { $"/workflow-instances/{journey}", "/journal", "/variables" })
            texts.ShouldContain(answer => answer.Url.Contains(part) && answer.Text.Length > 0, part);
        foreach (var (url, text) in texts)
        foreach (var secret in new[] { client, number })
            text.ShouldNotContain(secret, customMessage: url);
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

    /// <summary>Empty where the browser has let go of it.</summary>
    private static async Task<string> TextOfAsync(IResponse answer)
    {
        try
        {
            return await answer.TextAsync();
        }
        catch (PlaywrightException)
        {
            return "";
        }
    }

    private static string Badge(string colour) => $".mud-badge.mud-theme-{colour}";
}
