using System.Net;
using System.Net.Http.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Api;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>Hours, rooms, devices, shifts and leave, as their pages and REST show them.</summary>
[Collection(SharedHost.Name)]
public sealed class PlacePagesTests(HostFixture host)
{
    [Theory]
    [InlineData("/setup/hours")]
    [InlineData("/setup/rooms")]
    [InlineData("/setup/shifts")]
    [InlineData("/leave")]
    public async Task Every_page_is_there_for_a_nurse_too_in_both_languages_with_all_its_texts(string address)
    {
        var desk = await SetupDesk.OpenAsync(host, "places-" + address.Split('/')[^1]);
        using var nurse = await desk.EnterAsync(
            await desk.HireAsync("nurse-" + address.Split('/')[^1], Roles.Nurse),
            "nurse-" + address.Split('/')[^1]
        );
        foreach (var who in new[] { desk.Admin, nurse })
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var page = await who.GetAsync(address, ("Accept", "text/html"), ("Accept-Language", language));

            page.Status.ShouldBe(HttpStatusCode.OK, page.ToString());
            page.Text.ShouldNotContain("page.");
            page.Text.ShouldNotContain("calendar.line");
        }
    }

    [Fact]
    public async Task R_SET_3_a_year_is_looked_at_before_it_counts_and_a_wrong_line_is_named()
    {
        var desk = await SetupDesk.OpenAsync(host, "places-year");
        var address = $"/hours/{desk.Branch}/years/2027";

        var wrong = await PutAsync(desk.Admin, "/api" + address, new { csv = "2027-10-01,休\n01/10/2027,休" });
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("第 2 行");
        (await PageAsync(desk.Admin, $"/setup/hours/{desk.Branch}/2027")).ShouldContain("id=\"not-known\"");
        var preview = await desk.Admin.SendAsync(
            HttpMethod.Post,
            $"/setup/hours/{desk.Branch}/2027/preview",
            new FormUrlEncodedContent([new("csv", "2027-10-01,休,国庆节")])
        );
        preview.Text.ShouldContain("国庆节");

        (await PutAsync(desk.Admin, "/api" + address, new { csv = "2027-10-01,休,国庆节" })).Status.ShouldBe(HttpStatusCode.OK);
        var known = await PageAsync(desk.Admin, $"/setup/hours/{desk.Branch}/2027");
        known.ShouldNotContain("id=\"not-known\"");
        known.ShouldContain("2027-10-01,closed,国庆节");
    }

    [Fact]
    public async Task R_SET_2_a_device_out_of_order_is_seen_as_such_and_not_offered()
    {
        var desk = await SetupDesk.OpenAsync(host, "places-device");
        var body = new
        {
            name = "皮秒激光",
            kind = "laser",
            maintenanceDue = "2020-01-01",
            branch = desk.Branch,
        };
        (await desk.Admin.PostAsync("/api/devices", body)).Status.ShouldBe(HttpStatusCode.Created);

        (await PageAsync(desk.Admin, "/setup/rooms")).ShouldContain("保养逾期");
        var offered = await desk.Admin.GetAsync($"/api/devices?offered=true&branch={desk.Branch}");
        offered.Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await desk.Admin.PostAsync("/api/devices", body)).Text.ShouldContain("已有同名的");
        (await desk.Admin.PostAsync("/api/rooms", new { name = "厨房", kind = "kitchen" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task P23_the_desk_of_a_branch_that_is_not_set_up_reads_what_is_missing_and_whoever_may_finds_the_way()
    {
        var desk = await SetupDesk.OpenAsync(host, "places-visit");
        using var front = await desk.EnterAsync(await desk.HireAsync("places-front", Roles.FrontDesk), "places-front");

        using var boss = await desk.EnterAsync(await desk.HireAsync("places-boss", Roles.Admin), "places-boss");

        var seen = await PageAsync(front, "/clients?visit=true");
        seen.ShouldContain("缺少营业时间");
        seen.ShouldNotContain("href=\"/setup/hours\"");
        (await PageAsync(boss, "/clients?visit=true")).ShouldContain("href=\"/setup/hours\"");
    }

    private static Task<Answer> PutAsync(Caller who, string address, object body) =>
        who.SendAsync(HttpMethod.Put, address, JsonContent.Create(body));

    private static async Task<string> PageAsync(Caller who, string address) =>
        (await who.GetAsync(address, ("Accept", "text/html"), ("Accept-Language", "zh-CN"))).Text;
}
