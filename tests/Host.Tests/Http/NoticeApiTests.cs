using System.Net;
using System.Text.Json;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>Notices as the one who is told sees them, by REST and on the pages.</summary>
[Collection(SharedHost.Name)]
public sealed class NoticeApiTests(HostFixture host)
{
    private const string Person = "front-desk01";

    [Fact]
    public async Task R_MSG_1_a_notice_says_what_about_whom_and_where_to_go_in_the_callers_language()
    {
        var task = await HandOverAsync();

        var told = await NoticeOfAsync(task);

        told.GetProperty("text").GetString().ShouldBe("林小满：“接待登记”已交给您");
        told.GetProperty("link").GetString().ShouldBe($"/tasks/{task}");
        var english = await (await host.AsAsync(Person)).GetAsync("/api/notices", ("Accept-Language", "en"));
        english.Text.ShouldContain("was handed to you");
        (await CountAsync(Person)).ShouldBeGreaterThan(0);
        (await CountAsync(HostFixture.Elsewhere)).ShouldBe(0);
    }

    [Fact]
    public async Task R_MSG_11_opening_its_task_reads_it_and_its_line_in_a_list_does_not()
    {
        var task = await HandOverAsync();
        var person = await host.AsAsync(Person);
        (await person.GetAsync("/notices", ("Accept", "text/html"))).Text.ShouldContain("接待登记");
        (await NoticeOfAsync(task)).GetProperty("notice").GetProperty("state").GetString().ShouldBe("unread");

        (await person.GetAsync($"/tasks/{task}", ("Accept", "text/html"))).Status.ShouldBe(HttpStatusCode.OK);

        var read = (await NoticeOfAsync(task, "all")).GetProperty("notice");
        read.GetProperty("readBy").GetString().ShouldBe(Person);
        (await person.GetAsync("/api/notices?pageSize=200")).Text.ShouldNotContain(task);
    }

    [Fact]
    public async Task R_MSG_11_opening_it_reads_it_and_leads_to_its_task()
    {
        var task = await HandOverAsync();
        var person = await host.AsAsync(Person);
        var id = (await NoticeOfAsync(task)).GetProperty("notice").GetProperty("id").GetString();
        var before = await CountAsync(Person);

        (await person.GetAsync($"/notices/{id}/open", ("Accept", "text/html"))).Location!.ToString().ShouldBe($"/tasks/{task}");

        (await CountAsync(Person)).ShouldBe(before - 1);
        (await person.PostAsync($"/api/notices/{id}/read")).Status.ShouldBe(HttpStatusCode.OK, "once more changes nothing");
        (await CountAsync(Person)).ShouldBe(before - 1);
    }

    [Fact]
    public async Task R_MSG_1_it_is_nobody_elses_business_and_only_an_urgent_one_is_confirmed()
    {
        var id = (await NoticeOfAsync(await HandOverAsync())).GetProperty("notice").GetProperty("id").GetString();

        foreach (var other in new[] { "consultant01", HostFixture.Elsewhere })
            (await (await host.AsAsync(other)).PostAsync($"/api/notices/{id}/read")).Code.ShouldBe("notice.not-found");
        (await host.Stranger.GetAsync("/api/notices")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await host.AsAsync(Person)).PostAsync($"/api/notices/{id}/confirm")).Code.ShouldBe("notice.not-urgent");
        (await (await host.AsAsync(Person)).GetAsync("/api/notices?box=none")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task R_MSG_1_the_bell_of_a_page_counts_them()
    {
        await HandOverAsync();

        var bell = (await (await host.AsAsync(Person)).GetAsync("/notices/bell", ("Accept", "text/html"))).Text;

        bell.ShouldContain($"data-unread=\"{await CountAsync(Person)}\"");
    }

    [Fact]
    public async Task R_MSG_1_a_browser_is_added_seen_on_the_page_of_its_person_alone_and_removed()
    {
        var person = await host.AsAsync(Person);
        var keys = new
        {
            p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            auth = "BTBZMqHH6r4Tts7J_aSIgg",
        };
        object Device(string endpoint) =>
            new
            {
                endpoint,
                keys.p256dh,
                keys.auth,
                name = "Chrome · Windows",
            };

        var refused = await person.PostAsync("/api/notices/devices", Device("http://127.0.0.1:1/inside"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("此浏览器的推送服务未获允许");
        (await host.Stranger.PostAsync("/api/notices/devices", Device("https://fcm.googleapis.com/x"))).Status.ShouldBe(
            HttpStatusCode.Unauthorized
        );
        var added = await person.PostAsync("/api/notices/devices", Device("https://fcm.googleapis.com/fcm/send/desk"));
        var id = added.Json.GetProperty("id").GetString()!;

        var page = (await person.GetAsync("/notices", ("Accept", "text/html"))).Text;
        page.ShouldContain($"device-{id}");
        page.ShouldContain($"data-key=\"{(await person.GetAsync("/api/notices/devices")).Json.GetProperty("key").GetString()}\"");
        (await (await host.AsAsync("consultant01")).GetAsync("/notices", ("Accept", "text/html"))).Text.ShouldNotContain(id);
        (await (await host.AsAsync("consultant01")).PostAsync($"/api/notices/devices/{id}/remove")).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/api/notices/devices")).Text.ShouldContain(id); // it is nobody else's to remove

        await person.PostAsync($"/api/notices/devices/{id}/remove");
        (await person.GetAsync("/api/notices/devices")).Text.ShouldNotContain(id);
    }

    private async Task<string> HandOverAsync()
    {
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0].GetProperty("id").GetString()!;
        (await (await host.AsAsync("manager01")).PostAsync($"/api/tasks/{task}/assign", new { to = Person })).Status.ShouldBe(
            HttpStatusCode.OK
        );
        return task;
    }

    private async Task<JsonElement> NoticeOfAsync(string task, string box = "unread") =>
        (await (await host.AsAsync(Person)).GetAsync($"/api/notices?box={box}&pageSize=200"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("notice").GetProperty("taskId").GetString() == task);

    private async Task<int> CountAsync(string who) =>
        (await (await host.AsAsync(who)).GetAsync("/api/notices/counts")).Json.GetProperty("unread").GetInt32();
}
