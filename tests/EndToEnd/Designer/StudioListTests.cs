using System.IO.Compression;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>A manager deletes, exports and imports procedures in the real Studio's list.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class StudioListTests(SharedHost shared, StudioWindow window)
{
    private readonly Drawing drawing = new(new Api(shared.Host));

    [Fact]
    public async Task A_draft_is_deleted_and_what_journeys_ran_on_is_refused_in_words()
    {
        var id = Drawing.NewId("thrown");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        var page = await window.ManagerAsync(shared.Host);
        await page.GotoAsync("/procedures");
        await page.ClickAsync("a[href='/studio/definitions']");
        await page.Locator("tbody .mud-table-row").First.WaitForAsync(new() { Timeout = 300_000 });
        var list = await StudioList.OpenAsync(page, "");

        await list.ChooseAsync(id, "删除");
        await list.AgreeAsync();
        await Assertions.Expect(list.Row(id)).ToHaveCountAsync(0);
        (await drawing.VersionsAsync(id)).ShouldBeEmpty();

        await list.ChooseAsync("client-visit", "删除");
        await list.AgreeAsync();
        await Assertions.Expect(list.State).ToContainTextAsync("不能删除“到院接诊”：有旅程是按它进行的");
        await Assertions.Expect(list.Row("client-visit")).ToBeVisibleAsync();
        await Assertions.Expect(list.Broken).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Ticked_ones_are_packed_deleted_together_or_not_at_all_and_come_back_from_the_file()
    {
        var (one, other) = (Drawing.NewId("packed-a"), Drawing.NewId("packed-b"));
        foreach (var id in new[] { one, other })
            await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        var page = await window.ManagerAsync(shared.Host);
        var list = await StudioList.OpenAsync(page, "");
        foreach (var id in new[] { one, other })
            await list.TickAsync(id);
        await list.ChooseForTickedAsync("导出");
        var file = await page.RunAndWaitForDownloadAsync(list.AgreeAsync);
        var path = Path.Combine(shared.Host.DataFolder, $"{one}.zip");
        await file.SaveAsAsync(path);
        using (var packed = ZipFile.OpenRead(path))
            packed.Entries.Select(entry => entry.Name).ShouldBe([$"{one}-v1.json", $"{other}-v1.json"], ignoreOrder: true);

        list = await StudioList.OpenAsync(page, "");
        foreach (var id in new[] { one, "client-visit" })
            await list.TickAsync(id);
        await list.ChooseForTickedAsync("删除");
        await list.AgreeAsync();
        await Assertions.Expect(list.State).ToContainTextAsync("到院接诊");
        (await drawing.VersionsAsync(one)).ShouldBe([1], "all or none");

        list = await StudioList.OpenAsync(page, "");
        foreach (var id in new[] { one, other })
            await list.TickAsync(id);
        await list.ChooseForTickedAsync("删除");
        await list.AgreeAsync();
        await Assertions.Expect(list.Row(one)).ToHaveCountAsync(0);

        await list.GiveFileAsync(path);
        await Assertions.Expect(list.Snackbar.Filter(new() { HasText = "导入了 2 个流程" }).First).ToBeVisibleAsync();
        Drawing.ActivitiesOf(await drawing.LatestAsync(other)).ShouldBe(["a1"]);
        await Assertions.Expect(list.Broken).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_that_is_refused_is_refused_in_words()
    {
        var model = Drawing.Of(Drawing.NewId("sequence"));
        model["root"]!["type"] = "Elsa.Sequence";
        var path = Path.Combine(shared.Host.DataFolder, "sequence.json");
        await File.WriteAllTextAsync(path, model.ToJsonString());
        var list = await StudioList.OpenAsync(await window.ManagerAsync(shared.Host), "");

        await list.GiveFileAsync(path);

        await Assertions.Expect(list.State).ToContainTextAsync("流程只能是流程图");
        await Assertions.Expect(list.Broken).ToBeHiddenAsync();
    }
}
