using System.Diagnostics;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>What it costs to open the designer, and that it is only to look at for who may not edit.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class LoadingTests(SharedHost shared, StudioWindow window, ITestOutputHelper output)
{
    private const int SecondVisit = 300_000;

    [Fact]
    public async Task Who_may_not_edit_looks_only_and_a_second_visit_is_light()
    {
        var page = await window.Chromium.SignInAsync(shared.Host, "auditor01");
        var (bytes, answers) = await MeasureAsync(page);
        bytes.ShouldBeGreaterThan(5_000_000, "else this measures something else");

        var desk = new StudioDesk(page);
        var saves = 0;
        page.Request += (_, request) => saves += StudioDesk.IsSave(request) ? 1 : 0;
        await page.Locator(".mud-alert", new() { HasText = "只读" }).First.WaitForAsync();
        await desk.MoveAsync("receive", 0, 60);
        await page.Keyboard.PressAsync("Control+s");
        await page.WaitForTimeoutAsync(1_500); // longer than it takes Studio to save by itself
        saves.ShouldBe(0);

        var (again, _) = await MeasureAsync(page);
        output.WriteLine($"first {bytes} bytes in {answers} answers, again {again} bytes");
        again.ShouldBeLessThan(SecondVisit);
        await page.Context.CloseAsync();
    }

    private async Task<(long Bytes, int Answers)> MeasureAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var (bytes, answers) = (0L, 0);
        session.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
        {
            bytes += (long)loaded!.Value.GetProperty("encodedDataLength").GetDouble();
            answers++;
        };
        var time = Stopwatch.StartNew();
        var desk = await StudioDesk.OpenAsync(page, "client-visit");
        output.WriteLine($"{bytes} bytes, {answers} answers, {time.Elapsed.TotalSeconds:0.0} s until it is at rest");
        await desk.BringAsync("receive");
        await session.DetachAsync();
        return (bytes, answers);
    }
}
