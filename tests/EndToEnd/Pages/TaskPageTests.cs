using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>A wrong entry is answered at its field, nothing happens twice, and colleagues do not get in each other's way.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class TaskPageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private readonly Desk desk = new(shared.Host);

    [Fact]
    public async Task Errors_stand_at_their_fields_all_at_once_and_the_first_has_the_focus()
    {
        var (_, task) = await desk.BeginVisitAsync();
        var page = await OpenAsync("front-desk01", task);
        await page.FillAsync("#f-mobile", "12345");

        await page.ClickAsync(Desk.Complete);

        await Assertions.Expect(page.Locator("#form-errors li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#field-concern .field-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#field-mobile .field-error")).ToContainTextAsync("手机号");
        await Assertions.Expect(page.Locator("#field-dataUseConsent .field-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#field-concern input").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#f-mobile")).ToHaveValueAsync("12345");
    }

    [Fact]
    public async Task A_double_click_completes_the_task_once_and_shows_what_comes_next()
    {
        var (journey, task) = await desk.BeginVisitAsync();
        var page = await OpenAsync("front-desk01", task);
        var sent = 0;
        page.Request += (_, request) => sent += request.Url.EndsWith("/complete", StringComparison.Ordinal) ? 1 : 0;
        await Desk.FillArrivalAsync(page);

        await page.DblClickAsync(Desk.Complete);

        await Assertions.Expect(page.Locator(".next-tasks a")).ToBeFocusedAsync();
        sent.ShouldBe(1);
        (await desk.CompletionsAsync(journey)).ShouldBe(1);
    }

    [Fact]
    public async Task The_first_key_takes_the_task_and_a_colleague_with_the_same_page_is_told_at_once()
    {
        var (_, task) = await desk.BeginVisitAsync();
        var (page, colleague) = (await OpenAsync("front-desk01", task), await OpenAsync("front-desk02", task));

        await page.FillAsync(Desk.Details, "想了解祛斑");

        await Assertions.Expect(colleague.Locator("#notices")).ToContainTextAsync("他人接手");
        await Assertions.Expect(colleague.Locator("#task-form")).ToHaveJSPropertyAsync("inert", true);
    }

    [Fact]
    public async Task A_task_that_ends_elsewhere_meanwhile_is_said_at_once_and_what_was_typed_stays_on_the_page()
    {
        var (_, task) = await desk.BeginVisitAsync();
        var page = await OpenAsync("front-desk01", task);
        await page.FillAsync(Desk.Details, "想了解祛斑");
        await Desk.SavedAsync(page);

        await desk.CompleteAsync("front-desk01", task); // the same person, on another device

        await Assertions.Expect(page.Locator("#notices")).ToContainTextAsync("已被完成或撤回");
        await Assertions.Expect(page.Locator("#task-form")).ToHaveJSPropertyAsync("inert", true);
        await Assertions.Expect(page.Locator(Desk.Details)).ToHaveValueAsync("想了解祛斑");
    }

    [Fact]
    public async Task An_early_ending_asks_for_its_reason_in_place_and_for_nothing_else()
    {
        var (task, user) = await desk.VisitAtAsync("consultation");
        var page = await OpenAsync(user, task);

        await page.ClickAsync("[data-early=NotSuitable]");
        await page.ClickAsync("#early-confirm");
        await Assertions.Expect(page.Locator("#early .field-error")).ToBeVisibleAsync();

        await page.FillAsync("#f-reason", "顾客的诉求本院做不了");
        await page.ClickAsync("#early-confirm");

        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        ((string)(await desk.TaskAsync(task, user))["outcome"]!).ShouldBe("NotSuitable");
    }

    [Fact]
    public async Task Fields_appear_and_vanish_as_the_answers_demand()
    {
        var (_, task) = await desk.BeginVisitAsync();
        var page = await OpenAsync("front-desk01", task);
        await Assertions.Expect(page.Locator("#field-referrer")).ToBeHiddenAsync();

        var referral = page.Locator("#field-sourceChannel .chip").Filter(new() { Has = page.Locator("input[value=referral]") });
        await referral.ClickAsync();
        await Assertions.Expect(page.Locator("#field-referrer")).ToBeVisibleAsync();

        await referral.ClickAsync(); // chosen again: taken back
        await Assertions.Expect(page.Locator("#field-referrer")).ToBeHiddenAsync();
    }

    private async Task<IPage> OpenAsync(string userName, string task)
    {
        var page = await chromium.SignInAsync(shared.Host, userName);
        await page.GotoAsync($"/tasks/{task}");
        await Desk.ReadyAsync(page);
        await Assertions.Expect(page.Locator("#task-form")).ToHaveJSPropertyAsync("inert", false);
        return page;
    }
}
