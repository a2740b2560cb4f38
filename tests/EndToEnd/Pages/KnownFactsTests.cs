using System.Net;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>The questionnaire of a client of whom something is known, on a tablet held upright.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class KnownFactsTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private readonly Desk desk = new(shared.Host);
    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task R_SAFE_2_what_is_known_is_confirmed_with_a_touch_and_only_what_changed_is_told()
    {
        var (task, user) = await desk.VisitAtAsync("intake");
        var client = (string)(await desk.TaskAsync(task, user))["client"]!["id"]!;
        foreach (var (kind, text) in new[] { ("allergy", "青霉素"), ("medicine", "isotretinoin"), ("keloid", "keloid") })
            (await api.PostAsync(user, $"/api/clients/{client}/facts", new { kind, text })).Expect(HttpStatusCode.OK);
        var page = await chromium.SignInAsync(shared.Host, user, Chromium.TabletWidth);
        await page.GotoAsync($"/tasks/{task}");
        await Desk.ReadyAsync(page);

        await Assertions.Expect(page.Locator(".client-line .allergy")).ToContainTextAsync("青霉素");
        await Assertions.Expect(page.Locator(".fact-known")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".fact-known").Nth(1)).ToContainTextAsync("用药 · 异维A酸");
        await Assertions.Expect(page.Locator("#field-allergies")).ToBeHiddenAsync();
        await page.ClickAsync(Desk.Complete);
        await Assertions.Expect(page.Locator(".fact-known .field-error:visible")).ToHaveCountAsync(3);

        var hands = new Hands();
        await hands.ClickAsync(page.Locator(".fact-known").Nth(1).Locator("label:has(input[value=ended])"));
        await hands.ClickAsync(page, "[data-all-still]");
        await Desk.SavedAsync(page);
        await hands.FillAsync(page);
        await hands.ClickAsync(page, Desk.Complete);

        await Assertions.Expect(page.Locator("#task-state")).ToHaveAttributeAsync("data-closed", "true");
        await Assertions.Expect(page.Locator(".answered").First).ToContainTextAsync("异维A酸");
        var facts = (await api.GetAsync(user, $"/api/clients/{client}/facts")).Expect(HttpStatusCode.OK).Body!["facts"]!.AsArray();
        facts.Select(fact => $"{fact!["text"]} {fact["state"]}").ShouldBe(["青霉素 active", "keloid active", "isotretinoin ended"]);
    }
}
