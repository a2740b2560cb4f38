using System.Net;
using System.Net.Http.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>A client's file over HTTP: found, corrected by two at once, not made twice, merged.</summary>
[Collection(SharedHost.Name)]
public sealed class ClientFileApiTests(HostFixture host)
{
    private static int next = 54_000_000;

    [Fact]
    public async Task R_ID_1_clients_are_found_by_pinyin_and_any_spelling_of_their_number_which_is_not_searched_out_by_who_may_not_call()
    {
        await host.HireAsync("nurse-finds", Roles.Nurse, host.Branch);
        var mobile = NewMobile();
        var id = await RegisterAsync("单于晓曼", mobile);

        foreach (var typed in new[] { "chanyuxiaoman", "cyxm", "%2B86%20" + mobile, mobile[3..] })
            (await FoundAsync("front-desk01", typed)).ShouldBe([id], typed);
        (await FoundAsync("nurse-finds", mobile)).ShouldBe([id]);
        (await FoundAsync("nurse-finds", mobile[..10])).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_ID_2_a_change_carries_the_revision_that_was_read_and_tells_both_values()
    {
        var desk = await host.AsAsync("front-desk01");
        var id = await RegisterAsync("接口双改", NewMobile());
        var read = await desk.GetAsync($"/api/clients/{id}");
        read.Header("ETag").ShouldBe("\"1\"");
        read.Json.GetProperty("revision").GetInt64().ShouldBe(1);

        (
            await PatchAsync(
                desk,
                id,
                new
                {
                    name = "甲改",
                    identityCheck = "document",
                    revision = 1,
                }
            )
        ).Header("ETag").ShouldBe("\"2\"");
        (await PatchAsync(desk, id, new { gender = "male", identityCheck = "document" }, ("If-Match", "\"1\""))).Status.ShouldBe(
            HttpStatusCode.OK
        );
        var conflict = await PatchAsync(desk, id, new { name = "乙改", identityCheck = "document" }, ("If-Match", "\"1\""));

        (conflict.Status, conflict.Code).ShouldBe((HttpStatusCode.Conflict, "client.changed-meanwhile"));
        conflict.Fields.ShouldBe(["name"]);
        conflict.Json.GetProperty("revision").GetInt64().ShouldBe(3);
        var both = conflict.Json.GetProperty("conflicts")[0];
        (both.GetProperty("yours").GetString(), both.GetProperty("theirs").GetString()).ShouldBe(("乙改", "甲改"));
        (await PatchAsync(desk, id, new { name = "x", identityCheck = "document" }, ("If-Match", "abc"))).Status.ShouldBe(
            HttpStatusCode.BadRequest
        );
        (await PatchAsync(desk, id, new { identityChecked = true, referrer = "老接口" })).Status.ShouldBe(HttpStatusCode.OK);

        var history = (await (await host.AsAsync("manager01")).GetAsync($"/api/clients/{id}/history")).Json;
        history.GetProperty("items").GetArrayLength().ShouldBe(4);
        history.GetProperty("items")[1].GetProperty("changes").GetProperty("name").GetProperty("before").GetString().ShouldBe("接口双改");
        var page = await (await host.AsAsync("manager01")).GetAsync($"/clients/{id}", ("Accept", "text/html"));
        page.Text.ShouldContain("接口双改 → 甲改");
        page.Text.ShouldContain("核对了证件");
    }

    [Fact]
    public async Task R_ID_1_a_second_file_needs_a_reason()
    {
        var desk = await host.AsAsync("front-desk01");
        var mobile = NewMobile();
        var first = await RegisterAsync("接口重复", mobile);

        var refused = await desk.PostAsync(
            "/api/clients",
            new
            {
                name = "另一人",
                mobile,
                dataUseConsent = true,
            }
        );

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "client.looks-known"));
        var candidate = refused.Json.GetProperty("candidates")[0];
        candidate.GetProperty("id").GetString().ShouldBe(first);
        candidate.GetProperty("mobile").GetString().ShouldBe($"{mobile[..3]}****{mobile[^4..]}");
        (
            await desk.PostAsync(
                "/api/clients",
                new
                {
                    name = "另一人",
                    mobile,
                    dataUseConsent = true,
                    anotherPerson = "夫妻",
                }
            )
        ).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task R_ID_3_two_files_are_merged_by_two_people_and_the_old_address_leads_to_the_survivor()
    {
        var (desk, manager) = (await host.AsAsync("front-desk01"), await host.AsAsync("manager01"));
        var (one, other) = (await RegisterAsync("接口合并甲", NewMobile()), await RegisterAsync("接口合并乙", NewMobile()));

        var asked = await desk.PostAsync($"/api/clients/{other}/merges", new { other = one, reason = "同一身份证" });
        asked.Status.ShouldBe(HttpStatusCode.Created);
        var merge = asked.Json.GetProperty("id").GetString();
        (await desk.PostAsync($"/api/clients/merges/{merge}/confirm")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetAsync("/clients/merges", ("Accept", "text/html"))).Text.ShouldContain("确认合并");
        (await manager.PostAsync($"/api/clients/merges/{merge}/confirm")).Json.GetProperty("state").GetString().ShouldBe("confirmed");

        var led = (await desk.GetAsync($"/api/clients/{other}")).Json;
        (led.GetProperty("id").GetString(), led.GetProperty("leadsFrom").GetString()).ShouldBe((one, other));
        (await desk.GetAsync($"/clients/{other}", ("Accept", "text/html"))).Text.ShouldContain("已并入本档案");
        (await FoundAsync("front-desk01", "接口合并乙")).ShouldBe([one]);
        (await manager.PostAsync($"/api/clients/merges/{merge}/undo", new { reason = "" })).Fields.ShouldBe(["reason"]);
        (await manager.PostAsync($"/api/clients/merges/{merge}/undo", new { reason = "认错" })).Status.ShouldBe(HttpStatusCode.OK);
        (await FoundAsync("front-desk01", "接口合并乙")).ShouldBe([other]);
    }

    [Fact]
    public async Task R_ID_3_the_page_of_a_merge_offers_the_other_file_and_compares_both()
    {
        var (desk, mobile) = (await host.AsAsync("front-desk01"), NewMobile());
        var one = await RegisterAsync("页面合并甲", mobile);
        var other = await RegisterAsync("页面合并乙", NewMobile());

        (await desk.GetAsync($"/clients/{one}/merge?q=ymhby", ("Accept", "text/html"))).Text.ShouldContain($"merge?with={other}");
        (await desk.GetAsync($"/clients/{one}/merge?with={other}", ("Accept", "text/html"))).Text.ShouldContain(
            $"data-send=\"POST /api/clients/{one}/merges\""
        );
        (await desk.GetAsync("/clients/new", ("Accept", "text/html"))).Text.ShouldContain("data-doubles");
    }

    private static string NewMobile() => "139" + Interlocked.Increment(ref next);

    private static Task<Answer> PatchAsync(Caller caller, string id, object body, params (string Name, string Value)[] headers) =>
        caller.SendAsync(HttpMethod.Patch, $"/api/clients/{id}", JsonContent.Create(body), headers);

    private async Task<string> RegisterAsync(string name, string mobile) => (
            await (await host.AsAsync("front-desk01")).PostAsync(
                "/api/clients",
                new
                {
                    name,
                    mobile,
                    dataUseConsent = true,
                }
            )
        ).Json.GetProperty("id").GetString()!;

    private async Task<IReadOnlyList<string>> FoundAsync(string who, string q) =>
        [
            .. (await (await host.AsAsync(who)).GetAsync($"/api/clients?q={q}"))
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(client => client.GetProperty("id").GetString()!),
        ];
}
