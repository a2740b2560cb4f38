using System.Globalization;
using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Texts with versions, over REST and as pages.</summary>
[Collection(SharedHost.Name)]
public sealed class TextApiTests(HostFixture host)
{
    private Task<Caller> ManagerAsync() => host.AsAsync(Roles.Manager + "01");

    [Fact]
    public async Task R_SET_8_a_text_is_changed_by_its_next_version_and_old_ones_stay_readable()
    {
        var manager = await ManagerAsync();
        var written = await WriteAsync(
            manager,
            "payment.refunded",
            1,
            "{{clinic}}：{{client}}您好，已退{{amount}}元。",
            "{{amount}} back."
        );
        written.Status.ShouldBe(HttpStatusCode.Created, written.ToString());

        var text = (await manager.GetAsync("/api/texts/message/payment.refunded")).Json;
        var versions = text.GetProperty("versions").EnumerateArray().ToList();
        versions
            .Select(version => (version.GetProperty("number").GetInt32(), version.GetProperty("state").GetString()))
            .ShouldBe([(2, "in-force"), (1, "past")]);
        versions[1].GetProperty("chinese").GetString()!.ShouldContain("原支付方式");
        versions[0].GetProperty("writtenBy").GetString().ShouldBe(Roles.Manager + "01");
        (await WriteAsync(manager, "payment.refunded", 1, "{{amount}}", "{{amount}}")).Code.ShouldBe("text.changed-meanwhile");
        (
            await (await host.AsAsync(Roles.Admin + "01")).GetAsync("/api/setup/history?subject=text&id=message%2Fpayment.refunded")
        ).Text.ShouldContain("已退{{amount}}元");
    }

    [Fact]
    public async Task R_MSG_6_a_placeholder_that_nobody_fills_is_named_at_its_field()
    {
        var refused = await WriteAsync(await ManagerAsync(), "payment.receipt", 1, "您的{{item}}已付{{total}}元", "Paid {{total}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Fields.ShouldBe(["chinese", "english"]);
        refused.Text.ShouldContain("“item”");
    }

    [Fact]
    public async Task R_SET_8_what_clients_sign_holds_once_a_second_person_agrees()
    {
        var manager = await ManagerAsync();
        await host.HireAsync("second-manager", Roles.Manager, host.Branch);
        var second = await host.AsAsync("second-manager");
        var body = new
        {
            after = 1,
            name = "注射知情同意书",
            chinese = "本人{{client}}同意接受{{item}}。",
            english = "I, {{client}}, agree to {{item}}.",
        };
        (await manager.PostAsync("/api/texts/consent/consent.injection/versions", body))
            .Json.GetProperty("state")
            .GetString()
            .ShouldBe("waiting");
        (await StateAsync(second, 1)).ShouldBe("in-force");

        (await manager.PostAsync("/api/texts/consent/consent.injection/versions/2/approve")).Code.ShouldBe("text.second-person");
        (await second.PostAsync("/api/texts/consent/consent.injection/versions/2/approve")).Status.ShouldBe(HttpStatusCode.OK);

        (await StateAsync(second, 2), await StateAsync(second, 1)).ShouldBe(("in-force", "past"));
        (await second.PostAsync("/api/texts/consent/consent.injection/versions/2/approve")).Code.ShouldBe("text.not-waiting");
    }

    [Fact]
    public async Task R_SET_8_a_version_to_come_waits_for_its_day_and_can_be_taken_back()
    {
        var manager = await ManagerAsync();
        var body = new
        {
            after = 1,
            name = "离院问候",
            purpose = "service",
            chinese = "明年见",
            english = "See you",
            validFrom = "2099-01-01",
        };
        var coming = await manager.PostAsync("/api/texts/message/departure.survey/versions", body);
        coming.Json.GetProperty("state").GetString().ShouldBe("coming", coming.ToString());

        var taken = await manager.PostAsync("/api/texts/message/departure.survey/versions/2/withdraw", new { reason = "误" });
        taken.Json.GetProperty("state").GetString().ShouldBe("withdrawn");
        (await manager.PostAsync("/api/texts/message/departure.survey/versions/2/withdraw", new { reason = "误" })).Code.ShouldBe(
            "text.not-to-come"
        );
    }

    [Fact]
    public async Task A_preview_says_what_would_be_sent_and_a_no_is_a_no()
    {
        var seen = await (await ManagerAsync()).PostAsync(
            "/api/texts/preview",
            new
            {
                kind = "message",
                key = "of-our-own",
                chinese = "{{client}}{{#if code}}有码{{else}}无码{{/if}} <b>&",
                english = "{{nothing}}",
                values = new { client = "王 & 李", code = false },
            }
        );

        seen.Json.GetProperty("chinese").GetProperty("text").GetString().ShouldBe("王 & 李无码 <b>&");
        seen.Json.GetProperty("english").GetProperty("faultCode").GetString().ShouldBe("text.unknown-placeholder");
    }

    [Fact]
    public async Task Whoever_does_the_work_reads_texts_and_does_not_write_them()
    {
        var assistant = await host.AsAsync(Roles.Assistant + "01");

        (await assistant.GetAsync("/api/texts?kind=aftercare")).Json.GetProperty("items").GetArrayLength().ShouldBe(4);
        (await WriteAsync(assistant, "payment.receipt", 1, "a", "a")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await assistant.GetAsync("/setup/texts/consent/consent.laser")).Text.ShouldContain("知情同意书");
        (await assistant.GetAsync("/setup/texts?kind=instruction")).Text.ShouldContain("CaseFlow.Intake");
        (await (await ManagerAsync()).GetAsync("/setup/texts/message/payment.receipt")).Text.ShouldContain("id=\"f-chinese\"");
        (await (await ManagerAsync()).GetAsync("/setup/texts/message/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task R_SET_9_a_task_shows_how_its_step_is_done_and_the_steps_own_instruction_comes_first()
    {
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0];
        var (id, desk) = (task.GetProperty("id").GetString(), await host.AsAsync(Roles.FrontDesk + "01"));
        (await desk.GetAsync($"/tasks/{id}", ("Accept", "text/html"))).Text.ShouldContain($"hx-get=\"/tasks/{id}/instruction\"");
        (await desk.GetAsync($"/tasks/{id}/instruction", ("Accept", "text/html"))).Text.ShouldContain("起身问候");

        var step = (await desk.GetAsync($"/api/tasks/{id}")).Json;
        var key = $"{step.GetProperty("activityType").GetString()}.{step.GetProperty("activityId").GetString()}";
        var written = await (await ManagerAsync()).PostAsync(
            "/api/texts",
            new
            {
                kind = "instruction",
                key,
                name = "本院接待",
                owner = Roles.FrontDesk,
                chinese = "先问预约",
                english = "Ask first",
            }
        );
        written.Status.ShouldBe(HttpStatusCode.Created, written.ToString());

        var shown = (await desk.GetAsync($"/api/tasks/{id}/instruction")).Json.GetProperty("text");
        (shown.GetProperty("chinese").GetString(), shown.GetProperty("owner").GetString()).ShouldBe(("先问预约", Roles.FrontDesk));
        var (from, review) = (shown.GetProperty("validFrom").GetString()!, shown.GetProperty("reviewOn").GetString()!);
        DateOnly.Parse(review, CultureInfo.InvariantCulture).ShouldBe(DateOnly.Parse(from, CultureInfo.InvariantCulture).AddYears(1));
    }

    private static async Task<string?> StateAsync(Caller caller, int number) =>
        (await caller.GetAsync("/api/texts/consent/consent.injection"))
            .Json.GetProperty("versions")
            .EnumerateArray()
            .Single(version => version.GetProperty("number").GetInt32() == number)
            .GetProperty("state")
            .GetString();

    private static Task<Answer> WriteAsync(Caller caller, string key, int after, string chinese, string english) =>
        caller.PostAsync(
            $"/api/texts/message/{key}/versions",
            new
            {
                after,
                name = "退款通知",
                purpose = "service",
                chinese,
                english,
            }
        );
}
