using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>Two people, each at their own screen, publish a procedure.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class PublishPageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private readonly Api api = new(shared.Host);

    private async Task DraftAsync(string id, string title)
    {
        var definition = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = "库房盘点",
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "count",
                        ["type"] = "CaseFlow.StaffTask",
                        ["name"] = title,
                        ["role"] = Literal("front-desk"),
                        ["form"] = Literal("note"),
                        ["dueIn"] = Literal("01:00:00"),
                        ["metadata"] = new JsonObject
                        {
                            ["designer"] = new JsonObject
                            {
                                ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
                            },
                        },
                    }
                ),
                ["connections"] = new JsonArray(),
            },
        };
        (await api.PostAsync("process-manager01", "/api/definitions", new { definition })).Expect(HttpStatusCode.OK);
    }

    private static JsonObject Literal(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };

    [Fact]
    public async Task One_asks_with_a_comment_another_sees_it_in_the_menu_and_approves_and_both_see_what_was_done()
    {
        await DraftAsync("stock-take", "清点");
        await api.PublishAsync("stock-take", "第一版");
        (await api.PostAsync("front-desk01", "/api/journeys", new { definitionId = "stock-take" })).Expect(HttpStatusCode.Created);
        await DraftAsync("stock-take", "清点并拍照");
        var asker = await chromium.SignInAsync(shared.Host, "process-manager01");
        var second = await chromium.SignInAsync(shared.Host, "process-manager02", Chromium.TabletWidth, Chromium.TabletHeight);

        await asker.GotoAsync("/procedures/stock-take");
        await Look.CheckBothAsync(asker, "procedure", isWhole: true);
        await asker.ClickAsync(".page-head .btn-primary");
        await Assertions.Expect(asker.Locator(".stays")).ToContainTextAsync("1 个进行中的旅程留在第 1 版");
        await Desk.ReadyAsync(asker);
        await asker.ClickAsync("text=提出发布");
        await Assertions.Expect(asker.Locator("#ask-comment-error")).ToBeVisibleAsync();
        await asker.FillAsync("#ask-comment", "盘点时拍照，月底对账用");
        await Look.CheckBothAsync(asker, "publish", isWhole: true);
        await asker.ClickAsync("text=提出发布");
        await asker.WaitForURLAsync("**/procedures/stock-take");
        await Assertions.Expect(asker.Locator(".publication")).ToContainTextAsync("盘点时拍照，月底对账用");

        await second.GotoAsync("/procedures");
        await Assertions.Expect(second.Locator(".topbar .count-due")).ToBeVisibleAsync();
        await Look.CheckBothAsync(second, "procedures", isWhole: true);
        await second.ClickAsync("a[href='/procedures/stock-take']");
        await second.ClickAsync("text=批准或退回");
        await Look.CheckBothAsync(second, "decide", isWhole: true);
        await Desk.ReadyAsync(second);
        await second.ClickAsync(".approve .btn-primary");
        await second.WaitForURLAsync("**/procedures/stock-take");
        await Assertions.Expect(second.Locator("tbody tr").First).ToContainTextAsync("使用中");
        await Assertions.Expect(second.Locator(".changes li").First).ToContainTextAsync("发布了第 2 版：盘点时拍照，月底对账用");
        await Assertions.Expect(second.Locator("main")).ToContainTextAsync("1 个进行中的旅程留在旧版本上");
        await Look.CheckBothAsync(second, "published", isWhole: true);

        await Desk.ReadyAsync(second);
        await second.ClickAsync(".version-acts button");
        await Assertions.Expect(second.Locator(".changes li").First).ToContainTextAsync("把第 1 版的内容恢复为第 3 版");
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejection_is_read_by_who_asked_and_a_retraction_wants_a_reason()
    {
        await DraftAsync("stock-rejected", "清点");
        (await api.PostAsync("process-manager01", "/api/definitions/stock-rejected/publish", new { comment = "试试" })).Expect(
            HttpStatusCode.OK
        );
        var second = await chromium.SignInAsync(shared.Host, "process-manager02");
        await second.GotoAsync("/procedures/stock-rejected/publish");
        await Desk.ReadyAsync(second);
        await second.FillAsync("#ask-reason", "还缺照片");
        await second.ClickAsync(".reject .btn");
        await second.WaitForURLAsync("**/procedures/stock-rejected");

        var asker = await chromium.SignInAsync(shared.Host, "process-manager01");
        await asker.GotoAsync("/procedures/stock-rejected");
        await Assertions.Expect(asker.Locator(".publication")).ToContainTextAsync("退回了上一次申请：还缺照片");
        await api.PublishAsync("stock-rejected", "补上了");
        await asker.ReloadAsync();
        await Desk.ReadyAsync(asker);
        await asker.ClickAsync("summary:has-text('停用')");
        await asker.ClickAsync("details .btn-danger");
        await Assertions.Expect(asker.Locator("#ask-reason-error")).ToBeVisibleAsync();
        await asker.FillAsync("#ask-reason", "改用另一个流程");
        await asker.ClickAsync("details .btn-danger");
        await Assertions.Expect(asker.Locator(".changes li").First).ToContainTextAsync("停用了第 1 版：改用另一个流程");
    }

    [Fact]
    public async Task Who_may_only_read_sees_everything_and_can_do_nothing()
    {
        await DraftAsync("stock-read", "清点");
        var auditor = await chromium.SignInAsync(shared.Host, "auditor01");

        await auditor.GotoAsync("/procedures/stock-read/publish");

        await Assertions.Expect(auditor.Locator("main")).ToContainTextAsync("发布需要权限");
        (await auditor.Locator("main form").CountAsync()).ShouldBe(0);
    }
}
