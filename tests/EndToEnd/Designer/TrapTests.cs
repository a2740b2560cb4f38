using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>Where the genuine Studio would lose work, the server or our page around it prevents that.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class TrapTests(SharedHost shared, StudioWindow window)
{
    private readonly Drawing drawing = new(new Api(shared.Host));

    [Fact]
    public async Task A_definition_with_unknown_and_retired_types_opens_whole_and_loses_none_of_them()
    {
        var id = Drawing.NewId("unknown");
        await drawing.ImportAsync(
            Drawing.Of(
                id,
                ("CaseFlow.Notify", "Done"),
                ("Acme.Hypnosis", "Asleep"),
                ("CaseFlow.GoneSince2019", "Done"),
                ("CaseFlow.Notify", "Done")
            )
        );
        var desk = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), id);
        (await desk.NodeIdsAsync()).ShouldBe(["a1", "a2", "a3", "a4"], ignoreOrder: true);
        (await desk.PortLabelsAsync("a2")).ShouldBe(["Asleep"]);
        await Assertions.Expect(desk.Page.Locator(".x6-edge")).ToHaveCountAsync(3);

        (await desk.SavedByItselfAsync(() => desk.MoveAsync("a1", 0, 60))).Status.ShouldBe(200);
        Drawing.ActivitiesOf(await drawing.LatestAsync(id)).ShouldBe(["a1", "a2", "a3", "a4"], ignoreOrder: true);

        await desk.SelectAsync("a2");
        var refused = await desk.SavedByItselfAsync(() => desk.Page.Keyboard.PressAsync("Delete"));
        refused.Status.ShouldBe(400);
        refused.Refusal.ShouldContain("第2步");
        await Assertions.Expect(desk.Snackbar.Filter(new() { HasText = "第2步" }).First).ToBeVisibleAsync();
        Drawing.ActivitiesOf(await drawing.LatestAsync(id)).ShouldBe(["a1", "a2", "a3", "a4"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_empty_canvas_overwrites_no_flow()
    {
        var id = Drawing.NewId("emptied");
        var stored = await drawing.ImportAsync(
            Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done"))
        );
        stored["root"]!["activities"] = new JsonArray();
        stored["root"]!["connections"] = new JsonArray();
        var refused = (await drawing.SaveAsync(stored)).Expect(HttpStatusCode.BadRequest);
        ((string)refused.Body!["errors"]!["root"]![0]!).ShouldContain("3");
        Drawing.ActivitiesOf(await drawing.LatestAsync(id)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Any_number_of_drags_is_one_draft_and_nothing_is_written_where_nothing_changed()
    {
        var id = Drawing.NewId("drags");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done")));
        var desk = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), id);
        for (var drag = 0; drag < 6; drag++)
            await desk.MoveAsync("a2", 0, drag % 2 == 0 ? 30 : 20);
        await desk.SaveAsync();
        var after = await AsShownAsync(desk, id, "a2");
        (await drawing.VersionsAsync(id)).ShouldBe([1]);

        (await desk.SaveAsync()).Status.ShouldBe(200);
        (await desk.SaveAsync()).Status.ShouldBe(200);
        await desk.RestAsync();
        Drawing.RevisionOf(await drawing.LatestAsync(id)).ShouldBe(Drawing.RevisionOf(after));
    }

    [Fact]
    public async Task A_server_that_is_away_for_a_moment_costs_nothing_and_no_save_happens_twice_or_in_the_wrong_order()
    {
        var id = Drawing.NewId("away");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done")));
        var page = await window.ManagerAsync(shared.Host);
        var desk = await StudioDesk.OpenAsync(page, id);
        var before = Drawing.RevisionOf(await drawing.LatestAsync(id));
        var (isAway, losses) = (true, 1);
        await page.RouteAsync(
            url => url.EndsWith(Drawing.Definitions, StringComparison.Ordinal),
            route =>
                isAway ? route.FulfillAsync(new() { Status = 503 })
                : losses-- > 0 ? LostAsync(route) // the server has it, but its answer gets lost
                : route.ContinueAsync()
        );
        await desk.MoveAsync("a2", 0, 40);
        await Assertions.Expect(desk.State).ToContainTextAsync("连不上服务器");
        isAway = false;
        await desk.MoveAsync("a2", 0, 40);
        await Assertions.Expect(desk.State).ToContainTextAsync("已保存");
        var stored = await AsShownAsync(desk, id, "a2");
        await page.UnrouteAllAsync();

        (Drawing.RevisionOf(stored) - before).ShouldBeLessThanOrEqualTo(2, "each drag at most once");
    }

    [Fact]
    public async Task Of_two_managers_the_later_is_told_and_overwrites_nothing()
    {
        var id = Drawing.NewId("both");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done")));
        var mine = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), id);
        var theirs = await StudioDesk.OpenAsync(await window.Chromium.SignInAsync(shared.Host, "admin"), id);

        (await theirs.SavedByItselfAsync(() => theirs.MoveAsync("a1", 0, 200))).Status.ShouldBe(200);
        var kept = await drawing.LatestAsync(id);
        var refused = await mine.SavedByItselfAsync(() => mine.MoveAsync("a2", 0, 60));
        refused.Status.ShouldBe(400);
        await Task.WhenAll( // one of them leaves by itself
            Assertions.Expect(mine.State).ToContainTextAsync("别人刚刚保存过"),
            Assertions.Expect(mine.Snackbar.Filter(new() { HasText = "别人刚刚保存过" }).First).ToBeVisibleAsync()
        );
        JsonNode.DeepEquals((await drawing.LatestAsync(id))["root"], kept["root"]).ShouldBeTrue();
        await theirs.Page.Context.CloseAsync();
    }

    /// <summary>The definition when its activity is stored at the height at which Studio shows it.</summary>
    private async Task<JsonNode> AsShownAsync(StudioDesk desk, string id, string activity)
    {
        var shown = await desk.Node(activity).EvaluateAsync<double>("node => node.transform.baseVal[0].matrix.f");
        return await drawing.UntilAsync(
            id,
            stored =>
                (double)
                    stored["root"]!["activities"]!.AsArray().Single(one => (string)one!["id"]! == activity)!["metadata"]!["designer"]![
                        "position"
                    ]!["y"]! == shown
        );
    }

    private static async Task LostAsync(IRoute route)
    {
        await route.FetchAsync();
        await route.FulfillAsync(new() { Status = 502 });
    }
}
