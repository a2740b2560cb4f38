using System.Net;
using System.Net.Http.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Saved filters and several tasks at once, as programs and the pages ask for them.</summary>
[Collection(SharedHost.Name)]
public sealed class InboxApiTests(HostFixture host)
{
    private static readonly (string name, string role, string sharedRole) Waiting = ("前台久等", Roles.FrontDesk, Roles.FrontDesk);

    [Fact]
    public async Task A_filter_with_an_empty_text_for_a_number_is_refused() =>
        (
            await (await host.AsAsync("manager01")).PostAsync(
                "/api/task-filters",
                new
                {
                    Waiting.name,
                    Waiting.role,
                    waiting = "",
                }
            )
        ).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_filter_is_saved_counted_shown_on_the_page_changed_and_taken_away()
    {
        await host.StartVisitAsync();
        var manager = await host.AsAsync("manager01");

        var made = await manager.PostAsync(
            "/api/task-filters",
            new
            {
                Waiting.name,
                Waiting.role,
                Waiting.sharedRole,
            },
            "filter-1"
        );

        made.Status.ShouldBe(HttpStatusCode.Created, made.ToString());
        var id = made.Json.GetProperty("id").GetString();
        var seen = (await (await host.AsAsync("front-desk01")).GetAsync("/api/task-filters")).Json.GetProperty("items")[0];
        seen.GetProperty("id").GetString().ShouldBe(id);
        seen.GetProperty("count").GetInt32().ShouldBeGreaterThan(0);
        seen.GetProperty("mayChange").GetBoolean().ShouldBeFalse();
        (await (await host.AsAsync("front-desk01")).GetAsync("/inbox", ("Accept", "text/html"))).Text.ShouldContain("前台久等");

        var revision = (await manager.GetAsync("/api/task-filters")).Json.GetProperty("items")[0].GetProperty("revision").GetInt64();
        var changed = await manager.SendAsync(
            HttpMethod.Put,
            $"/api/task-filters/{id}",
            JsonContent.Create(
                new
                {
                    name = "只给自己",
                    due = "overdue",
                    revision,
                }
            )
        );
        changed.Json.GetProperty("name").GetString().ShouldBe("只给自己", changed.ToString());
        (await (await host.AsAsync("front-desk01")).GetAsync("/api/task-filters")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await manager.SendAsync(HttpMethod.Delete, $"/api/task-filters/{id}", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.SendAsync(HttpMethod.Delete, $"/api/task-filters/{id}", null)).Code.ShouldBe("task-filter.not-found");
    }

    [Fact]
    public async Task What_is_wrong_with_a_filter_is_said_at_its_field()
    {
        var answer = await (await host.AsAsync("front-desk01")).PostAsync("/api/task-filters", new { name = "", due = "sometime" });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "form.invalid"));
        answer.Fields.ShouldBe(["name", "due"], ignoreOrder: true);
    }

    [Fact]
    public async Task Several_tasks_are_claimed_with_a_word_for_each_and_the_same_request_claims_once()
    {
        var (mine, taken) = (await TaskAsync(), await TaskAsync());
        await (await host.AsAsync("front-desk01")).PostAsync($"/api/tasks/{taken}/claim");
        await host.HireAsync("front-desk-pile", Roles.FrontDesk, host.Branch);
        var colleague = await host.AsAsync("front-desk-pile");

        var answer = await colleague.PostAsync("/api/tasks/claim", new { tasks = new[] { mine, taken } }, "pile-1");
        var again = await colleague.PostAsync("/api/tasks/claim", new { tasks = new[] { mine, taken } }, "pile-1");

        answer.Json.GetProperty("done").GetInt32().ShouldBe(1, answer.ToString());
        answer.Json.GetProperty("message").GetString()!.ShouldContain("front-desk01");
        answer.Json.GetProperty("results")[1].GetProperty("code").GetString().ShouldBe("task.taken");
        again.Text.ShouldBe(answer.Text);
        (await colleague.PostAsync("/api/tasks/claim", new { tasks = Array.Empty<string>() })).Fields.ShouldBe(["tasks"]);
        (await colleague.PostAsync("/api/tasks/claim", new { })).Fields.ShouldBe(["tasks"]);
    }

    [Fact]
    public async Task Ones_own_are_handed_over_to_whom_the_receivers_name()
    {
        var task = await TaskAsync();
        await host.HireAsync("front-desk-receives", Roles.FrontDesk, host.Branch);
        var holder = await host.AsAsync("front-desk01");
        await holder.PostAsync($"/api/tasks/{task}/claim");

        var receivers = (await holder.GetAsync($"/api/tasks/receivers?task={task}")).Json.EnumerateArray().ToList();
        var names = receivers.Select(one => one.GetProperty("person").GetProperty("userName").GetString()).ToList();
        var answer = await holder.PostAsync("/api/tasks/hand-over", new { tasks = new[] { task }, to = "front-desk-receives" });

        names.ShouldContain("front-desk-receives");
        names.ShouldNotContain("consultant01");
        names.ShouldNotContain(HostFixture.Elsewhere);
        answer.Json.GetProperty("done").GetInt32().ShouldBe(1, answer.ToString());
        (await (await host.AsAsync("front-desk-receives")).GetAsync("/api/tasks?box=mine")).Text.ShouldContain(task);
        (await (await host.AsAsync("auditor01")).PostAsync("/api/tasks/claim", new { tasks = new[] { task } })).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task The_next_task_and_the_day_are_asked_for_and_a_list_that_is_open_keeps_its_rows()
    {
        var (first, second) = (await TaskAsync(), await TaskAsync());
        var desk = await host.AsAsync("front-desk01");

        (await desk.GetAsync($"/api/tasks/next?box=open&q=no-such-thing&done={first}"))
            .Json.GetProperty("task")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await desk.GetAsync("/api/tasks/next?box=open&at=-1")).Fields.ShouldBe(["at"]);
        (await desk.GetAsync("/api/tasks/my-day")).Json.GetProperty("mine").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);

        await desk.PostAsync($"/api/tasks/{second}/claim");
        var page = (await desk.GetAsync($"/inbox?box=open&known={second},{first},nonsense", ("Accept", "text/html"))).Text;
        page.IndexOf($"id=\"task-{second}\"", StringComparison.Ordinal)
            .ShouldBeInRange(0, page.IndexOf($"id=\"task-{first}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manager01", "/setup", true)]
    [InlineData("front-desk01", "/setup", false)]
    [InlineData("front-desk01", "/clients?visit=true", true)]
    [InlineData("auditor01", "/clients/new", false)]
    public async Task The_palette_offers_the_pages_that_a_person_may_see(string who, string address, bool isThere) =>
        (await (await host.AsAsync(who)).GetAsync("/palette")).Text.Contains($"href=\"{address}\"").ShouldBe(isThere);

    [Fact]
    public async Task The_palette_finds_clients_by_their_sound_and_nobody_of_another_branch()
    {
        await host.RegisterAsync("欧阳娜娜");

        (await (await host.AsAsync("front-desk01")).GetAsync("/palette?q=ouyang")).Text.ShouldContain("欧阳娜娜");
        (await (await host.AsAsync(HostFixture.Elsewhere)).GetAsync("/palette?q=ouyang")).Text.ShouldNotContain("欧阳娜娜");
    }

    private async Task<string> TaskAsync() =>
        (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0].GetProperty("id").GetString()!;
}
