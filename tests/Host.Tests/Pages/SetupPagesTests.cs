using System.Net;
using System.Net.Http.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Api;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>What an administrator does in the browser before the first client comes (P23).</summary>
[Collection(SharedHost.Name)]
public sealed class SetupPagesTests(HostFixture host)
{
    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup/staff")]
    [InlineData("/setup/staff/new")]
    [InlineData("/setup/branches")]
    [InlineData("/setup/prices")]
    [InlineData("/setup/prices/new")]
    [InlineData("/setup/settings")]
    [InlineData("/setup/settings/aftercare.call-retries")]
    [InlineData("/setup/history")]
    [InlineData("/account/password")]
    public async Task Every_page_of_the_set_up_is_there_in_both_languages_with_all_its_texts(string address)
    {
        var admin = await host.AsAsync("admin01");
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var page = await admin.GetAsync(address, ("Accept", "text/html"), ("Accept-Language", language));

            page.Status.ShouldBe(HttpStatusCode.OK, page.ToString());
            page.Text.ShouldNotContain("page.setup.");
            page.Text.ShouldNotContain("page.password.");
        }
    }

    [Fact]
    public async Task P23_an_administrator_of_an_unfinished_clinic_begins_at_what_is_missing()
    {
        var desk = await SetupDesk.OpenAsync(host, "page-first");
        using var boss = await desk.EnterAsync(await desk.HireAsync("page-boss", Roles.Admin), "page-boss");
        (await boss.GetAsync("/", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/setup");
        (await PageAsync(boss, "/setup")).ShouldContain("缺少前台岗位的人员");

        foreach (var role in new[] { Roles.FrontDesk, Roles.Assistant, Roles.Consultant, Roles.Doctor, Roles.Cashier, Roles.Manager })
            await desk.HireAsync("page-" + role, role);
        (await boss.GetAsync("/", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/setup", "there is no price yet");
        await boss.PostAsync(
            "/api/price-items",
            new
            {
                code = "P-1",
                name = "光子嫩肤",
                category = "laser",
                unit = "次",
                price = 1280,
            }
        );

        (await boss.GetAsync("/", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/setup", "nobody said when it is open");
        await boss.SendAsync(
            HttpMethod.Put,
            $"/api/hours/{desk.Branch}",
            JsonContent.Create(new { week = Enumerable.Repeat("10:00-20:00", 7) })
        );

        (await boss.GetAsync("/", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/inbox");
        (await PageAsync(boss, "/setup")).ShouldContain("alert-success");
        (await PageAsync(boss, "/setup/prices/P-1")).ShouldContain("¥1,280.00");
    }

    [Fact]
    public async Task P23_the_page_names_what_each_branch_lacks_with_the_way_there()
    {
        var first = await SetupDesk.OpenAsync(host, "page-two-branches");
        await first.CompleteAsync("page-two-");
        await first.HireAsync("page-two-desk", Roles.FrontDesk);
        var second = (await first.Admin.PostAsync("/api/branches", new { name = "第二院区" })).Json.GetProperty("id").GetString()!;

        var page = await PageAsync(first.Admin, "/setup");

        page.ShouldContain("第二院区");
        page.ShouldContain($"href=\"/setup/hours?branch={second}\"");
        page.ShouldContain($"href=\"/setup/prices?branch={second}\"");
        page.ShouldNotContain($"href=\"/setup/hours?branch={first.Branch}\"");
        (await first.Admin.GetAsync("/", ("Accept", "text/html"))).Location!.ToString().ShouldBe("/setup");
    }

    [Fact]
    public async Task The_history_of_shifts_tells_in_words_whose_shifts_changed()
    {
        var desk = await SetupDesk.OpenAsync(host, "page-shifts");
        var (one, other) = (await desk.HireAsync("page-shifts-one", Roles.Nurse), await desk.HireAsync("page-shifts-two", Roles.Nurse));
        var week = Enumerable.Repeat("early", 7).ToArray();
        await SetAsync(null, [week, week]);
        await SetAsync(
            1,
            [
                [.. week[..5], "late", "off"],
                week,
            ]
        );

        var page = await PageAsync(desk.Admin, "/setup/history?subject=shifts");

        page.ShouldContain("员工 page-shifts-one: 早 早 早 早 早 早 早 → 员工 page-shifts-one: 早 早 早 早 早 晚 休");

        async Task SetAsync(long? revision, string[][] shifts)
        {
            var people = new[] { new { person = one, shifts = shifts[0] }, new { person = other, shifts = shifts[1] } };
            var put = await desk.Admin.SendAsync(
                HttpMethod.Put,
                $"/api/shifts/{desk.Branch}/2026-12-07",
                JsonContent.Create(new { people, revision })
            );
            put.Status.ShouldBe(HttpStatusCode.OK, put.ToString());
        }
    }

    [Fact]
    public async Task P23_a_trial_visit_begins_and_ends_on_the_set_up_page()
    {
        var admin = await host.AsAsync("admin01");
        (await PageAsync(admin, "/setup")).ShouldContain("开始试接待");
        var begun = await admin.PostAsync("/api/trials", new { definitionId = "client-visit" });
        begun.Status.ShouldBe(HttpStatusCode.Created, begun.ToString());
        var journey = begun.Json.GetProperty("journey").GetString();

        (await PageAsync(admin, "/setup")).ShouldContain($"href=\"/journeys/{journey}\"");
        (await PageAsync(admin, $"/journeys/{journey}")).ShouldContain("trial-banner");
        (await PageAsync(await host.AsAsync("manager01"), "/setup")).ShouldNotContain(journey!);
        (await admin.SendAsync(HttpMethod.Delete, $"/api/trials/{journey}", null)).Status.ShouldBe(HttpStatusCode.OK);

        (await PageAsync(admin, "/setup")).ShouldNotContain(journey!);
    }

    [Fact]
    public async Task R_SET_10_a_limit_waits_on_its_page_for_a_second_person_who_has_a_notice_that_leads_there()
    {
        const string limit = "/setup/settings/ledger.refund-limit";
        await host.HireAsync("page-director", Roles.OperationsDirector, host.Branch);
        var (asker, second) = (await host.AsAsync("admin01"), await host.AsAsync("page-director"));
        var asked = await asker.SendAsync(HttpMethod.Put, "/api" + limit["/setup".Length..], JsonContent.Create(new { value = "6000" }));
        asked.Status.ShouldBe(HttpStatusCode.OK, asked.ToString());
        var number = asked.Json.GetProperty("waiting").GetProperty("number").GetInt32();

        (await PageAsync(asker, limit)).ShouldContain($"/requests/{number}/withdraw");
        (await PageAsync(asker, "/setup/settings")).ShouldContain("待另一人批准");
        var page = await PageAsync(second, limit);
        page.ShouldContain($"/requests/{number}/approve");
        page.ShouldContain("5000");
        (await PageAsync(second, "/notices")).ShouldContain("申请修改参数");
        (await second.PostAsync($"/api/settings/ledger.refund-limit/requests/{number}/refuse", new { reason = "" })).Fields.ShouldBe([
            "reason",
        ]);
        (await second.PostAsync($"/api/settings/ledger.refund-limit/requests/{number}/refuse", new { reason = "太高" })).Status.ShouldBe(
            HttpStatusCode.OK
        );

        (await PageAsync(second, "/notices")).ShouldNotContain("申请修改参数");
        (await PageAsync(asker, "/notices")).ShouldContain("拒绝了参数修改");
        (await PageAsync(asker, limit)).ShouldNotContain("/requests/");
    }

    [Theory]
    [InlineData("/setup/settings", "现金、银行卡", "cash")]
    [InlineData("/setup/settings/publication.second-person", "<strong>是</strong>", ">on<")]
    [InlineData("/setup/settings/ledger.tender-kinds", "<span>现金</span>", ">cash")]
    public async Task Settings_are_shown_in_words(string address, string word, string key)
    {
        var page = await PageAsync(await host.AsAsync("admin01"), address);

        page.ShouldContain(word);
        page.ShouldNotContain(key);
    }

    [Fact]
    public async Task R_SET_1_a_persons_page_shows_facts_roles_and_changes_but_not_a_way_to_change_ones_own_roles()
    {
        var desk = await SetupDesk.OpenAsync(host, "page-person");
        var id = await desk.HireAsync("page-nurse", Roles.Nurse);
        var page = await PageAsync(desk.Admin, $"/setup/staff/{id}");
        page.ShouldContain("00123");
        page.ShouldContain($"PUT /api/staff/{id}/roles");
        page.ShouldContain("新增员工");

        var me = (await desk.Admin.GetAsync("/api/me")).Json.GetProperty("id").GetString();
        var own = await PageAsync(desk.Admin, $"/setup/staff/{me}");
        own.ShouldNotContain($"PUT /api/staff/{me}/roles");
        own.ShouldNotContain("reset-password");
    }

    [Fact]
    public async Task R_SET_10_the_auditor_reads_the_history_of_set_up_and_the_desk_does_not()
    {
        await SetupDesk.OpenAsync(host, "page-history");
        (await PageAsync(await host.AsAsync("auditor01"), "/setup/history")).ShouldContain("校验通过");
        (await (await host.AsAsync("front-desk01")).GetAsync("/setup/history", ("Accept", "text/html"))).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await (await host.AsAsync("auditor01")).GetAsync("/setup/staff", ("Accept", "text/html"))).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    private static async Task<string> PageAsync(Caller caller, string address)
    {
        var page = await caller.GetAsync(address, ("Accept", "text/html"), ("Accept-Language", "zh-CN"));
        page.Status.ShouldBe(HttpStatusCode.OK, page.ToString());
        return page.Text;
    }
}
