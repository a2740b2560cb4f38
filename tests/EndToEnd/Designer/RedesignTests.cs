using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>A manager changes the shipped procedure in the real Studio, with mouse and keyboard.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class RedesignTests(SharedHost shared, StudioWindow window)
{
    [Fact]
    public async Task An_activity_is_dragged_from_the_toolbox_connected_set_and_saved()
    {
        var desk = await StudioDesk.OpenAsync(await window.ManagerAsync(shared.Host), "client-visit");
        await desk.BringAsync("intake");
        var added = await desk.DragFromToolboxAsync("10 ", "通用待办");
        await desk.ConnectAsync("intake", "Filled", added);
        await desk.SelectAsync(added);
        await desk.ChooseAsync("负责角色", "护士");
        await desk.ChooseAsync("表单", "术后指导");
        var saved = await desk.SaveAsync();

        saved.Status.ShouldBe(200, saved.Refusal);
        await Assertions.Expect(desk.State).ToContainTextAsync("已保存");
        var stored = (
            await new Drawing(new Api(shared.Host)).UntilAsync("client-visit", one => Drawing.SettingOf(one, added, "form") == "aftercare")
        )["root"]!;
        var activity = stored["activities"]!.AsArray().Single(one => (string)one!["id"]! == added)!;
        ((string)activity["type"]!).ShouldBe("CaseFlow.StaffTask");
        ((string)activity["role"]!["expression"]!["value"]!).ShouldBe("nurse");
        stored["connections"]!
            .AsArray()
            .ShouldContain(line =>
                (string)line!["source"]!["activity"]! == "intake"
                && (string)line["source"]!["port"]! == "Filled"
                && (string)line["target"]!["activity"]! == added
            );
    }
}
