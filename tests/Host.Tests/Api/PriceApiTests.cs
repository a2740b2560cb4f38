using System.Globalization;
using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>The price list of a branch, over REST.</summary>
[Collection(SharedHost.Name)]
public sealed class PriceApiTests(HostFixture host)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime
    );

    [Fact]
    public async Task R_SET_4_never_two_prices_for_one_moment_and_a_used_price_is_followed_not_changed()
    {
        var desk = await SetupDesk.OpenAsync(host, "price-dates");
        (await AddAsync(desk, "LAS-1", 1280)).Status.ShouldBe(HttpStatusCode.Created);
        (await AddAsync(desk, "LAS-1", 1)).Fields.ShouldBe(["code"]);

        (await SetAsync(desk, "LAS-1", 1380, Today)).Fields.ShouldBe(["from"]);
        (await SetAsync(desk, "LAS-1", 1380, Today.AddDays(10))).Status.ShouldBe(HttpStatusCode.OK);
        (await SetAsync(desk, "LAS-1", 1480, Today.AddDays(10))).Code.ShouldBe("price.same-day");
        (await SetAsync(desk, "LAS-1", 1480.005m, Today.AddDays(20))).Fields.ShouldBe(["price"]);

        var item = await ItemAsync(desk, "LAS-1");
        item.GetProperty("price").GetString().ShouldBe("1280.00");
        item.GetProperty("prices")[0].GetProperty("price").GetString().ShouldBe("1380.00");
        var withdrawn = await desk.Admin.PostAsync(
            $"/api/price-items/LAS-1/prices/{Text(Today.AddDays(10))}/withdraw",
            new { branch = desk.Branch }
        );
        withdrawn.Json.GetProperty("prices").GetArrayLength().ShouldBe(0, withdrawn.ToString());
    }

    [Fact]
    public async Task R_SET_4_an_item_is_sold_from_its_first_to_its_last_day_both_included()
    {
        var desk = await SetupDesk.OpenAsync(host, "price-days");
        using var seller = await desk.EnterAsync(await desk.HireAsync("seller", Roles.Consultant), "seller");
        await AddAsync(desk, "OLD", 100);
        await AddAsync(desk, "NEXT", 100, Today.AddDays(1));
        (await CodesAsync(seller)).ShouldBe(["OLD"]);

        (await EndAsync(desk, "OLD", Today.AddDays(-1))).Fields.ShouldBe(["lastDay"]);
        (await EndAsync(desk, "OLD", Today)).Status.ShouldBe(HttpStatusCode.OK);
        (await CodesAsync(seller)).ShouldBe(["OLD"]);
        (await ItemAsync(desk, "OLD")).GetProperty("to").GetString().ShouldBe(Text(Today));
        (await SetAsync(desk, "OLD", 90, Today.AddDays(3))).Fields.ShouldBe(["from"]);
        (await EndAsync(desk, "OLD", null))
            .Json.TryGetProperty("to", out var end)
            .ShouldBe(end.ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task R_SET_4_who_sells_does_not_make_the_list_and_its_changes_are_in_the_history()
    {
        var desk = await SetupDesk.OpenAsync(host, "price-rights");
        using var seller = await desk.EnterAsync(await desk.HireAsync("only-seller", Roles.Consultant), "only-seller");
        (await seller.PostAsync("/api/price-items", new { code = "X" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        await AddAsync(desk, "HIST-1", 500);
        await desk.PatchAsync(
            "/api/price-items/HIST-1",
            new
            {
                name = "新名称",
                branch = desk.Branch,
                reason = "改名",
            }
        );

        var changes = await desk.HistoryAsync("price", "HIST-1");
        changes.Select(change => change.GetProperty("act").GetString()).ShouldBe(["price.changed", "price.created"]);
        changes[0].GetProperty("reason").GetString().ShouldBe("改名");
        changes[0].GetProperty("after").GetString()!.ShouldContain("新名称");
    }

    private static Task<Answer> AddAsync(SetupDesk desk, string code, decimal price, DateOnly? from = null) =>
        desk.Admin.PostAsync(
            "/api/price-items",
            new
            {
                code,
                name = "光子嫩肤",
                category = "laser",
                unit = "次",
                price,
                from,
                branch = desk.Branch,
            }
        );

    private static Task<Answer> SetAsync(SetupDesk desk, string code, decimal price, DateOnly from) =>
        desk.Admin.PostAsync(
            $"/api/price-items/{code}/prices",
            new
            {
                price,
                from,
                branch = desk.Branch,
            }
        );

    private static Task<Answer> EndAsync(SetupDesk desk, string code, DateOnly? lastDay) =>
        desk.Admin.PostAsync($"/api/price-items/{code}/end", new { lastDay, branch = desk.Branch });

    private static async Task<System.Text.Json.JsonElement> ItemAsync(SetupDesk desk, string code) =>
        (await desk.Admin.GetAsync($"/api/price-list?q={code}&branch={desk.Branch}")).Json.GetProperty("items")[0];

    private static async Task<IEnumerable<string?>> CodesAsync(Caller caller) =>
        (await caller.GetAsync("/api/price-items"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("code").GetString());

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
