using System.Text;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>A file is chosen, looked at, taken over and taken back in the browser.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class TablePageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task R_SET_11_a_file_is_looked_at_taken_over_once_and_taken_back()
    {
        var page = await chromium.ReturnAsync(shared.Host, "manager01");
        await page.GotoAsync("/setup/tables?table=prices");
        await Look.CheckBothAsync(page, "tables");
        await ChooseAsync(page, "项目编码,名称,类别,单位,价格\n=E2E,文件来的,没有,次,1\n");
        await Assertions.Expect(page.Locator("#lines")).ToContainTextAsync("类别");
        await Assertions.Expect(page.Locator("#confirm")).ToHaveCountAsync(0);

        await page.GotoAsync("/setup/tables?table=prices");
        await ChooseAsync(page, "项目编码,名称,类别,单位,价格\nE2E-007,文件来的,皮肤护理,次,128\n");
        await Look.CheckBothAsync(page, "import");
        await page.Locator("#confirm button").DblClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("已导入");
        await page.GotoAsync("/setup/prices?q=E2E-007");
        await Assertions.Expect(page.Locator("#prices .row-item")).ToHaveCountAsync(1);

        await page.GotoAsync("/setup/tables?table=prices");
        await page.Locator("#imports a").First.ClickAsync();
        await page.WaitForURLAsync("**/setup/tables/imports/*");
        await Desk.ReadyAsync(page);
        await page.ClickAsync("#undo button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("已撤销");
        await page.Context.CloseAsync();
        chromium.Complaints.ShouldBeEmpty();
    }

    private static async Task ChooseAsync(IPage page, string text)
    {
        var file = new FilePayload
        {
            Name = "价目.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(text),
        };
        await page.SetInputFilesAsync("#f-file", file);
        await page.Locator("form[enctype] .btn-primary").ClickAsync();
        await page.WaitForURLAsync("**/setup/tables/imports/*");
    }
}
