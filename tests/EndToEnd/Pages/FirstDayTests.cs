using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>P23: an empty folder, a browser, and nobody who knows the product.</summary>
public sealed class FirstDayTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const string Administrator = "admin";

    private static readonly (string Role, string Name)[] Staff =
    [
        ("front-desk", "林前台"),
        ("assistant", "王助理"),
        ("consultant", "陈顾问"),
        ("doctor", "李医生"),
        ("cashier", "赵收银"),
        ("manager", "周店长"),
    ];

    private readonly Hands hands = new();
    private readonly Dictionary<string, IPage> pages = [];

    [Fact]
    public async Task An_empty_clinic_is_set_up_in_the_browser_and_its_first_walk_in_pays()
    {
        await using var host = await HostProcess.StartNewAsync(demo: false);
        var admin = await SignInAsync(host, Administrator, HostProcess.Password);
        await admin.WaitForURLAsync("**/setup"); // the first page leads there while something is missing
        await Assertions.Expect(admin.Locator("#setup-state")).ToHaveClassAsync(new Regex("warning"));
        var passwords = new Dictionary<string, string>();
        foreach (var (role, name) in Staff)
            passwords[role] = await HireAsync(admin, role, name);
        await AddPriceAsync(admin);
        await OpenAsync(admin, "/setup/hours");
        await hands.ClickAsync(admin, ".outcomes .btn-primary"); // the week that is proposed
        await Assertions.Expect(admin.Locator("#no-hours")).ToHaveCountAsync(0);
        await admin.GotoAsync("/setup");
        await Assertions.Expect(admin.Locator("#setup-state")).ToHaveClassAsync(new Regex("success"));
        output.WriteLine($"set-up: {hands.Clicks} clicks, {hands.Typed} fields");

        hands.Rest();
        foreach (var (role, password) in passwords)
            pages[role] = await TakeOverAsync(host, role, password);
        output.WriteLine($"own passwords of {Staff.Length} people: {hands.Clicks} clicks, {hands.Typed} fields");

        hands.Rest();
        var journey = await RegisterAsync(pages["front-desk"]);
        var steps = await WorkUntilPaidAsync(admin, journey);
        output.WriteLine($"from the door to the paid order: {hands.Clicks} clicks, {hands.Typed} fields; {string.Join(", ", steps)}");

        await ShouldBePaidAsync(pages["cashier"], journey);
        chromium.Complaints.ShouldBeEmpty();
    }

    private async Task<IPage> SignInAsync(HostProcess host, string userName, string password)
    {
        var page = await chromium.OpenAsync(host);
        await page.GotoAsync("/login");
        await hands.TypeAsync(page, "#userName", userName);
        await hands.TypeAsync(page, "#password", password);
        await hands.ClickAsync(page, ".login-card button");
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        return page;
    }

    /// <returns>The password that is shown once.</returns>
    private async Task<string> HireAsync(IPage page, string role, string name)
    {
        await OpenAsync(page, "/setup/staff/new");
        await hands.TypeAsync(page, "#f-userName", role);
        await hands.TypeAsync(page, "#f-name", name);
        await hands.ClickAsync(page, $"label:has(> input[data-role='{role}'])");
        await hands.ClickAsync(page, ".outcomes .btn-primary");
        await page.WaitForURLAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
        await Desk.ReadyAsync(page);
        await hands.ClickAsync(page, "form[data-then=show] button");
        var shown = page.Locator("output[data-answer=password]");
        await Assertions.Expect(shown).Not.ToBeEmptyAsync();
        return await shown.InnerTextAsync();
    }

    private async Task AddPriceAsync(IPage page)
    {
        await OpenAsync(page, "/setup/prices/new");
        await hands.TypeAsync(page, "#f-code", "BTX-1");
        await hands.TypeAsync(page, "#f-name", "瘦脸针");
        await hands.TypeAsync(page, "#f-unit", "次");
        await hands.TypeAsync(page, "#f-price", "2980");
        await hands.FillAsync(page);
        await hands.ClickAsync(page, ".outcomes .btn-primary");
        await page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
    }

    /// <summary>Somebody signs in for the first time and makes the password their own.</summary>
    private async Task<IPage> TakeOverAsync(HostProcess host, string role, string password)
    {
        var page = await SignInAsync(host, role, password);
        await Desk.ReadyAsync(page);
        await hands.TypeAsync(page, "#f-oldPassword", password);
        await hands.TypeAsync(page, "#f-newPassword", $"Eigen-4711-{role}");
        await hands.ClickAsync(page, ".outcomes .btn-primary");
        await page.WaitForURLAsync("**/inbox");
        return page;
    }

    private async Task<string> RegisterAsync(IPage page)
    {
        await OpenAsync(page, "/clients/new");
        await hands.TypeAsync(page, "#f-name", "林小满");
        await hands.TypeAsync(page, "#f-mobile", "13800001234");
        await hands.FillAsync(page);
        await hands.ClickAsync(page, "button[name=visit][value=yes]");
        await page.WaitForURLAsync("**/tasks/**");
        return (await page.Locator("a[href^='/journeys/']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>Whoever is wanted next does it, each at their own screen.</summary>
    private async Task<List<string>> WorkUntilPaidAsync(IPage admin, string journey)
    {
        List<string> steps = [];
        while (steps.Count < 20)
        {
            var state = await AskAsync(admin, $"/api{journey}");
            var next = state["openTasks"]!.AsArray().OrderBy(task => (string)task!["id"]!, StringComparer.Ordinal).First()!;
            var page = pages[(string)next["role"]!];
            await OpenAsync(page, $"/tasks/{(string)next["id"]!}");
            await hands.FillAsync(page);
            await hands.ClickAsync(page, Desk.Complete);
            var closed = page.Locator("#task-state[data-closed=true]");
            await closed.Or(page.Locator("#form-errors:visible")).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            (await page.Locator("#form-errors li").AllInnerTextsAsync()).ShouldBeEmpty((string)next["title"]!);
            await closed.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            steps.Add((string)next["title"]!);
            if ((string)next["activityType"]! == "CaseFlow.CollectPayment")
                return steps;
        }

        throw new InvalidOperationException($"not paid after {string.Join(", ", steps)}");
    }

    /// <summary>What the cashier reads: a chart number was given, and all of the order's total was taken.</summary>
    private static async Task ShouldBePaidAsync(IPage cashier, string journey)
    {
        await OpenAsync(cashier, journey);
        var screen = await cashier.Locator("main").InnerTextAsync();
        screen.ShouldContain("开单收款");
        screen.ShouldContain("病案号");
        var id = (string)(await AskAsync(cashier, $"/api{journey}"))["variables"]!["orderResult"]!["output"]!["order"]!["orderId"]!;
        var order = await AskAsync(cashier, $"/api/orders/{id}");
        ((string)order["status"]!).ShouldBe("paid");
        ((string)order["paid"]!).ShouldBe("2980.00");
        ((string)order["total"]!).ShouldBe("2980.00");
    }

    private static async Task<JsonNode> AskAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        answer.Status.ShouldBe((int)HttpStatusCode.OK);
        return JsonNode.Parse(await answer.TextAsync())!;
    }

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Desk.ReadyAsync(page);
    }
}
