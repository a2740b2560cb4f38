using System.Diagnostics;
using System.Net;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>The inbox without a hand on the mouse; nothing moves while somebody reads.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class KeyboardTests(SharedHost shared, Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Routine = 20;
    private static int clients;

    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task Twenty_routine_tasks_are_done_by_keyboard_alone_one_after_the_other()
    {
        for (var number = 0; number < Routine; number++)
            await BeginVisitAsync($"键盘{number:00}");
        var page = await OpenAsync("/inbox?box=open&step=接待登记"); // what follows them is another step
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("键盘");
        await Assertions.Expect(page.Locator(".row-item")).ToHaveCountAsync(Routine);

        var clock = Stopwatch.StartNew();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        var done = new List<string>();
        while (done.Count < Routine)
            done.Add(await CompleteAsync(page, done.LastOrDefault() ?? "/inbox"));
        await page.WaitForURLAsync(url => url.Contains("/inbox?", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".done-line")).ToContainTextAsync("辛苦了");
        output.WriteLine($"{Routine} routine tasks by keyboard alone: {clock.Elapsed.TotalSeconds:0.0} s");

        done.ShouldBeUnique();
        foreach (var task in done)
            (await api.GetAsync("front-desk01", $"/api/tasks/{task}")).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Rows_marks_and_focus_stay_while_colleagues_work_and_several_are_claimed_with_one_key()
    {
        var tasks = new List<string>();
        foreach (var name in new[] { "静止甲", "静止乙", "静止丙" })
            tasks.Add(await BeginVisitAsync(name));
        var page = await OpenAsync("/inbox?box=open&q=静止");
        var shown = await RowsAsync(page);
        shown.Order().ShouldBe(tasks.Order());
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");

        (await api.PostAsync("front-desk02", $"/api/tasks/{shown[2]}/claim", new { })).Expect(HttpStatusCode.OK);
        var fresh = await BeginVisitAsync("静止丁");

        await Assertions.Expect(page.Locator("#fresh")).ToContainTextAsync("1 项新待办");
        await Assertions.Expect(page.Locator($"#task-{shown[2]}.row-gone")).ToBeVisibleAsync();
        (await RowsAsync(page)).ShouldBe(shown);
        await Assertions.Expect(page.Locator($"#task-{shown[1]} .row-link")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator($"#task-{shown[0]} input")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("[data-bulk-count]")).ToHaveTextAsync("已勾选 2 项");
        await Look.CheckBothAsync(page, "inbox-marked");

        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator("#notices")).ToContainTextAsync("已接手 2 项");
        await Assertions.Expect(page.Locator("#bulk")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator(".row-item")).ToHaveCountAsync(1);
        (await RowsAsync(page)).ShouldBe([fresh]);
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Single_keys_sleep_while_somebody_types_or_composes_and_can_be_switched_off_and_control_k_goes_anywhere()
    {
        await BeginVisitAsync("欧阳键");
        var page = await OpenAsync("/inbox?box=all");
        await page.FocusAsync("#q");
        await page.Keyboard.TypeAsync("jx?");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("jx?");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
        await page.Locator("#q").FillAsync("");
        await page.Locator(".row-link").First.WaitForAsync();
        await page.EvaluateAsync(
            "document.activeElement.blur();"
                + "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', isComposing: true, bubbles: true }))"
        );
        await Assertions.Expect(page.Locator(".row-link:focus")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("?");
        await Look.CheckBothAsync(page, "keys");
        await page.Locator("#keys-on").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".row-link:focus")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("ouyangjian");
        await Assertions.Expect(page.Locator("#palette [aria-selected=true]")).ToContainTextAsync("欧阳键");
        await Look.CheckBothAsync(page, "palette");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/clients/*");
        await Assertions.Expect(page.Locator(".client-name")).ToContainTextAsync("欧阳键");
    }

    /// <summary>The registration of somebody who has come in, with nothing but keys; answers its task.</summary>
    private static async Task<string> CompleteAsync(IPage page, string before)
    {
        await page.WaitForURLAsync(url =>
            url.Contains("/tasks/", StringComparison.Ordinal) && !url.Contains(before, StringComparison.Ordinal)
        );
        await Assertions.Expect(page.Locator("#task-form")).ToHaveJSPropertyAsync("inert", false);
        await Assertions.Expect(page.Locator("#task-form :focus")).ToHaveCountAsync(1);
        await TabToAsync(page, "concern");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "mobile");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("13912345678");
        await TabToAsync(page, "dataUseConsent");
        await page.Keyboard.PressAsync("Space");
        var task = page.Url[^36..];
        await page.Keyboard.PressAsync("Control+Enter");
        return task;
    }

    private static async Task TabToAsync(IPage page, string field)
    {
        for (var press = 0; press < 30; press++)
        {
            if (await page.EvaluateAsync<string?>("document.activeElement.closest('[data-field]')?.dataset.field") == field)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"No way to {field} with Tab.");
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        await page.GotoAsync(address);
        await Desk.ReadyAsync(page);
        return page;
    }

    private static Task<string[]> RowsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('#rows > .row-item')].map(row => row.dataset.task)");

    /// <summary>Somebody of this name comes in; answers the first task of the visit.</summary>
    private async Task<string> BeginVisitAsync(string name)
    {
        var number = Interlocked.Increment(ref clients);
        var client = await api.PostAsync(
            "front-desk01",
            "/api/clients",
            new
            {
                name,
                mobile = $"136{number:00000000}",
                dataUseConsent = true,
            }
        );
        var visit = new { definitionId = "client-visit", clientId = client.Expect(HttpStatusCode.Created).Text("id") };
        var journey = (await api.PostAsync("front-desk01", "/api/journeys", visit)).Expect(HttpStatusCode.Created);
        return (string)journey.Body!["openTasks"]![0]!["id"]!;
    }
}
