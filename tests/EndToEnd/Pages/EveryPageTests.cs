using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>
/// What holds for every page: usable by everybody, on a desk screen and on a tablet held upright, under the strict policy.
/// </summary>
[Collection(DeskHostCollection.Name)]
public sealed class EveryPageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Name of the picture, whose page, address; "{...}" is the first link of that list.</summary>
    public static TheoryData<string, string, string> Pages =>
        new()
        {
            { "inbox", "manager01", "/inbox?box=all" },
            { "arrival", "front-desk01", "/inbox?box=all {接待登记}" },
            { "consultation", "consultant01", "/inbox?box=all {面诊咨询}" },
            { "order", "consultant01", "/inbox?box=all {开单}" },
            { "expert-review", "doctor01", "/inbox?box=all {专家会诊}" },
            { "payment", "cashier01", "/inbox?box=all {收款}" },
            { "journeys", "manager01", "/journeys" },
            { "journey", "manager01", "/journeys?stage=follow-up {}" },
            { "clients", "front-desk01", "/clients?visit=true" },
            { "client", "front-desk01", "/clients {}" },
            { "register", "front-desk01", "/clients/new" },
            { "merges", "front-desk01", "/clients/merges" },
            { "not-found", "front-desk01", "/tasks/01234567-89ab-7def-8123-456789abcdef" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_accessible_fits_the_screen_and_keeps_the_policy(string picture, string userName, string address)
    {
        var page = await chromium.ReturnAsync(shared.Host, userName);
        await GoAsync(page, address);
        await Desk.ReadyAsync(page);
        await SettleAsync(page);

        await Look.CheckBothAsync(page, picture);
        await page.Context.CloseAsync();
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task So_does_the_sign_in()
    {
        var page = await chromium.OpenAsync(shared.Host);
        await page.GotoAsync("/login");
        await SettleAsync(page);
        await Look.CheckAsync(page, $"login-{Chromium.DeskWidth}");
    }

    [Fact]
    public async Task English_is_one_touch_away_and_stays()
    {
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        await page.ClickAsync(".topbar .menu > summary");
        await page.ClickAsync("form[action='/language'] button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Inbox");
        await page.GotoAsync("/journeys");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Journeys");
    }

    private static async Task GoAsync(IPage page, string address)
    {
        var parts = address.Split(" {");
        await page.GotoAsync(parts[0]);
        if (parts.Length == 1)
            return;
        await page.Locator(".row-link").Filter(new() { HasText = parts[1].TrimEnd('}') }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith(parts[0], StringComparison.Ordinal));
    }

    /// <summary>As a person sees it, with what a new live connection asks for again.</summary>
    private static async Task SettleAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await page.WaitForTimeoutAsync(300);
    }
}
