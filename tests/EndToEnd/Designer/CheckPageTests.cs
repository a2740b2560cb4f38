using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Pages;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>A manager sees what is wrong with a draft, and what is different in it, on the drawing itself.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class CheckPageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Manager = "process-manager01";
    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task What_is_wrong_with_a_draft_stands_on_its_drawing_and_in_a_list()
    {
        await DraftAsync("checked");
        var found = (await api.GetAsync(Manager, "/api/definitions/checked/check")).Expect(HttpStatusCode.OK).Body!;
        ((int)found["errors"]!, (int)found["warnings"]!).ShouldBe((2, 2));
        found["findings"]!
            .AsArray()
            .Select(finding => $"{finding!["severity"]} {finding["code"]} {finding["activityId"]}")
            .ShouldBe(
                [
                    "Error check.leads-nowhere finance",
                    "Error check.unknown-form request",
                    "Warning check.same-name director",
                    "Warning check.same-name finance",
                ],
                ignoreOrder: true
            );

        var page = await chromium.SignInAsync(shared.Host, Manager);
        await page.GotoAsync("/procedures/checked/check");
        await Expect(page.Locator(".check-sum")).ToContainTextAsync("2 个错误");
        await Expect(page.Locator("#node-request.mark-error title").First).ToContainTextAsync("没有“no-such-form”这张表单");
        await Expect(page.Locator("#node-director.mark-warning")).ToHaveCountAsync(1);
        await page.ClickAsync(".check-list a:has-text('财务审批')");
        new Uri(page.Url).Fragment.ShouldBe("#node-finance");
        await page.Locator("#node-request a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".check-list li:target")).ToContainTextAsync("退款申请");
        await Look.CheckBothAsync(page, "check", isWhole: true);

        await page.GotoAsync("/procedures/refund/check?version=1");
        await Expect(page.Locator(".check-list")).ToContainTextAsync("没有发现问题");
        await Expect(page.Locator(".drawing-node")).ToHaveCountAsync(8);
        chromium.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_versions_are_compared_in_words_and_on_both_drawings()
    {
        var draft = Definition("refund");
        Activity(draft, "finance")["role"] = Literal("manager");
        draft["root"]!["activities"]!.AsArray().Remove(Activity(draft, "told"));
        var lines = draft["root"]!["connections"]!.AsArray();
        foreach (
            var line in lines
                .Where(line => (string)line!["source"]!["activity"]! == "told" || (string)line["target"]!["activity"]! == "told")
                .ToList()
        )
            lines.Remove(line);
        lines.Add(JsonNode.Parse("""{"source":{"activity":"payBack","port":"Refunded"},"target":{"activity":"refunded","port":"In"}}"""));
        (await api.PostAsync(Manager, "/api/definitions", new { definition = draft })).Expect(HttpStatusCode.OK);

        var page = await chromium.SignInAsync(shared.Host, Manager);
        await page.GotoAsync("/procedures/refund/diff");
        var words = page.Locator(".diff-list");
        await Expect(words).ToContainTextAsync("负责角色");
        await Expect(words.Locator("ins").First).ToHaveTextAsync("经理");
        await Expect(words).ToContainTextAsync("退款 —已退款→ 已退款");
        await Expect(page.Locator("#before-node-told.mark-removed")).ToHaveCountAsync(1);
        await Expect(page.Locator("#after-node-told")).ToHaveCountAsync(0);
        await Expect(page.Locator("#after-node-finance.mark-changed")).ToHaveCountAsync(1);
        await Expect(page.Locator(".drawing-line.mark-added")).ToHaveCountAsync(1);
        await Look.CheckBothAsync(page, "diff", isWhole: true);

        await page.GotoAsync("/procedures/refund/diff?from=1&to=1");
        await Expect(words).ToContainTextAsync("没有不同");
        chromium.Complaints.ShouldBeEmpty();
    }

    private async Task DraftAsync(string id)
    {
        var draft = Definition(id);
        Activity(draft, "request")["form"] = Literal("no-such-form");
        Activity(draft, "director")["name"] = "财务审批";
        var lines = draft["root"]!["connections"]!.AsArray();
        lines.Remove(
            lines.Single(line => (string)line!["source"]!["activity"]! == "finance" && (string)line["source"]!["port"]! == "Rejected")
        );
        (await api.PostAsync(Manager, "/api/definitions", new { definition = draft })).Expect(HttpStatusCode.OK);
    }

    private static JsonNode Literal(string value) =>
        new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };

    /// <summary>The shipped refund under another id.</summary>
    private static JsonObject Definition(string id)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(TestKit.Repository.Definitions, "refund.json")))!.AsObject();
        (json["definitionId"], json["id"]) = (id, $"{id}-v1");
        return json;
    }

    private static JsonObject Activity(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(activity => (string)activity["id"]! == id);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
