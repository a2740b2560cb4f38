using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>Not by leaving the page, not when the session ends, not when the host is killed.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class NothingTypedIsLostTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private readonly Desk desk = new(shared.Host);

    [Fact]
    public async Task What_was_typed_is_there_after_a_reload_even_when_nobody_waited_for_it_to_be_saved()
    {
        var (page, _) = await OpenAsync();
        await page.FillAsync(Desk.Details, "先问价格，再看效果图");

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(Desk.Details)).ToHaveValueAsync("先问价格，再看效果图");
    }

    [Fact]
    public async Task What_was_typed_is_there_on_another_device()
    {
        var (page, task) = await OpenAsync();
        await page.FillAsync(Desk.Details, "平板上输入");
        await page.Locator("#field-concern .chip").Nth(1).ClickAsync();
        await Desk.SavedAsync(page);

        var tablet = await chromium.SignInAsync(shared.Host, "front-desk01", Chromium.TabletWidth, Chromium.TabletHeight);
        await tablet.GotoAsync($"/tasks/{task}");

        await Assertions.Expect(tablet.Locator(Desk.Details)).ToHaveValueAsync("平板上输入");
        await Assertions.Expect(tablet.Locator("#field-concern input").Nth(1)).ToBeCheckedAsync();
    }

    [Fact]
    public async Task When_the_session_ends_one_signs_in_on_the_spot_and_goes_on()
    {
        var (page, task) = await OpenAsync();
        await page.FillAsync(Desk.Details, "登录时");
        await Desk.SavedAsync(page);
        await page.Context.ClearCookiesAsync();

        await page.FillAsync(Desk.Details, "登录过期以后输入的");
        await Assertions.Expect(page.Locator("#sign-in")).ToBeVisibleAsync();
        await page.FillAsync("#again-password", "wrong");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#again-error")).ToBeVisibleAsync();
        await page.FillAsync("#again-password", HostProcess.Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#sign-in")).ToBeHiddenAsync();
        await Desk.SavedAsync(page);
        ((string)(await desk.TaskAsync(task, "front-desk01"))["draft"]!["concernDetails"]!).ShouldBe("登录过期以后输入的");
    }

    [Fact]
    public async Task While_the_host_is_down_typing_goes_on_and_completing_waits_for_it()
    {
        var (page, task) = await OpenAsync();
        await page.FillAsync(Desk.Details, "重启之前");
        await Desk.SavedAsync(page);
        await shared.Host.KillAsync();

        await page.FillAsync(Desk.Details, "停机时输入的");
        await Assertions.Expect(page.Locator(".notice-warning")).ToContainTextAsync("已保留您的输入");
        await Desk.FillArrivalAsync(page);
        await page.ClickAsync(Desk.Complete);
        await shared.Host.StartAsync();

        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        ((string)(await desk.TaskAsync(task, "front-desk01"))["values"]!["concernDetails"]!).ShouldBe("停机时输入的");
    }

    [Fact]
    public async Task A_form_sent_before_its_script_arrived_stays_as_it_is()
    {
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        var script = new TaskCompletionSource();
        await page.RouteAsync(
            "**/js/send*",
            async route =>
            {
                await script.Task;
                await Task.Delay(1_000);
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync("/clients/new", new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync("#field-name input", "林晚");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("button[value=no]");

        script.SetResult();
        await Desk.ReadyAsync(page);
        await Assertions.Expect(page.Locator("#field-name input")).ToHaveValueAsync("林晚");
        await page.ClickAsync("button[value=no]");

        await Assertions.Expect(page.Locator("#form-errors")).ToBeVisibleAsync(); // sent for real now: the rest is missing
        page.Url.ShouldEndWith("/clients/new");
    }

    [Fact]
    public async Task What_was_chosen_at_registration_is_called_the_same_in_the_clients_file()
    {
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        await page.GotoAsync("/clients/new");
        await Desk.ReadyAsync(page);
        await page.FillAsync("#f-name", "林晚");
        await page.FillAsync("#f-mobile", "139 1234 8765");
        await page.Locator("#field-sourceChannel .chip").Filter(new() { HasText = "小红书" }).ClickAsync();
        await page.Locator("#field-dataUseConsent .chip").ClickAsync();

        await page.ClickAsync("button[value=no]");

        await page.WaitForURLAsync(url =>
            url.Contains("/clients/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal)
        );
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("小红书");
    }

    private async Task<(IPage Page, string Task)> OpenAsync()
    {
        var (_, task) = await desk.BeginVisitAsync();
        var page = await chromium.SignInAsync(shared.Host, "front-desk01");
        await page.GotoAsync($"/tasks/{task}");
        await Desk.ReadyAsync(page);
        await Assertions.Expect(page.Locator("#task-form")).ToHaveJSPropertyAsync("inert", false);
        return (page, task);
    }
}
