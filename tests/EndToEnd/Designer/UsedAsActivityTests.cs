using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>A manager draws with other procedures: as an activity, or as a child.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class UsedAsActivityTests(SharedHost shared, StudioWindow window)
{
    private readonly Api api = new(shared.Host);
    private readonly Desk desk = new(shared.Host);

    [Fact]
    public async Task A_procedure_that_is_made_an_activity_is_found_dragged_connected_published_and_run()
    {
        var (part, whole) = (Drawing.NewId("part"), Drawing.NewId("whole"));
        var drawing = new Drawing(api);
        await drawing.ImportAsync(Part(part));
        await api.PublishAsync(part);
        await drawing.ImportAsync(WithForms(Drawing.Of(whole, ("CaseFlow.StaffTask", "Done"))));

        var studio = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), whole);
        await studio.SearchAsync($"练习 {part}");
        var used = await studio.DragFoundAsync($"练习 {part}");
        (await studio.PortLabelsAsync(used)).Where(label => label.Length > 0).ShouldBe(["合格", "不合格"]);
        await studio.ConnectAsync("a1", "Done", used);
        await studio.SearchAsync("通用待办");
        var then = await studio.DragFoundAsync("通用待办");
        await studio.ConnectAsync(used, "合格", then);
        await studio.SearchAsync("结束");
        var end = await studio.DragFoundAsync("结束");
        await studio.ConnectAsync(used, "不合格", end);
        await studio.ConnectAsync(then, "Done", end);
        await studio.SelectAsync(then);
        await studio.ChooseAsync("负责角色", "前台");
        await studio.ChooseAsync("表单", "通用记录");
        var saved = await studio.SaveAsync();
        saved.Status.ShouldBe(200, saved.Refusal);
        await drawing.UntilAsync(whole, stored => Drawing.Leads(stored, then, end) && Drawing.SettingOf(stored, then, "form") == "note");

        studio = await StudioDesk.OpenAsync(studio.Page, whole);
        (await studio.NodeIdsAsync()).ShouldBe(["a1", used, then, end], ignoreOrder: true);
        await Assertions.Expect(studio.Page.Locator(".x6-edge")).ToHaveCountAsync(4);
        ((int)(await api.GetAsync(Drawing.Manager, $"/api/definitions/{whole}/check")).Expect(HttpStatusCode.OK).Body!["errors"]!).ShouldBe(
            0
        );
        await api.PublishAsync(whole);
        var journey = (await api.PostAsync("front-desk01", "/api/journeys", new { definitionId = whole }))
            .Expect(HttpStatusCode.Created)
            .Text("id");
        foreach (var _ in new[] { "before", "in it", "after" })
            await desk.CompleteAsync("front-desk01", await OpenTaskAsync(journey));
        ((string)(await JourneyAsync(journey))["status"]!).ShouldBe("finished");
    }

    [Fact]
    public async Task Every_published_procedure_is_offered_as_a_child_with_its_own_ways_out()
    {
        var id = Drawing.NewId("children");
        var drawing = new Drawing(api);
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        var studio = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), id);
        List<string> children = [];
        foreach (var (name, way) in new[] { ("拍照", "已拍摄"), ("光电治疗", "已治疗") })
        {
            await studio.SearchAsync("子流程");
            var child = await studio.DragFoundAsync(name);
            (await studio.PortLabelsAsync(child)).ShouldContain(way);
            children.Add(child);
        }
        var saved = await studio.SaveAsync();

        saved.Status.ShouldBe(200, saved.Refusal);
        await drawing.UntilAsync(id, one => children.All(Drawing.ActivitiesOf(one).Contains));
        var stored = (await api.GetAsync(Drawing.Manager, $"/api/definitions/{id}/export")).Expect(HttpStatusCode.OK).Body!["root"]![
            "activities"
        ]!.AsArray();
        foreach (var child in children)
            ((string)stored.Single(one => (string)one!["id"]! == child)!["type"]!).ShouldBe("Elsa.ExecuteWorkflow");
    }

    private static JsonObject Part(string id)
    {
        var part = WithForms(Drawing.Of(id, ("CaseFlow.StaffTask", "Done"), ("Elsa.Complete", "Done")));
        part["root"]!["activities"]![1]!["outcomes"] = Literal("合格");
        part["outcomes"] = new JsonArray("合格", "不合格");
        part["options"] = new JsonObject { ["usableAsActivity"] = true };
        return part;
    }

    private static JsonObject WithForms(JsonObject definition)
    {
        var task = definition["root"]!["activities"]![0]!;
        (task["role"], task["form"], task["dueIn"]) = (Literal("front-desk"), Literal("note"), Literal("01:00:00"));
        return definition;
    }

    private static JsonObject Literal(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };

    private async Task<JsonNode> JourneyAsync(string journey) =>
        (await api.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK).Body!;

    private async Task<string> OpenTaskAsync(string journey) =>
        (string)(await JourneyAsync(journey))["openTasks"]!.AsArray().ShouldHaveSingleItem()!["id"]!;
}
