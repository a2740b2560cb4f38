using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Tasks;

/// <summary>Each test has a clinic of its own, since it counts.</summary>
public sealed class ListTasksTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private async Task<Page<TaskSummary>> ListAsync(string who, ListTasks.Query query) =>
        (await clinic.As(who).SendAsync(query)).ShouldSucceed();

    [Fact]
    public async Task The_boxes_hold_what_is_mine_what_is_open_to_my_roles_and_all_that_i_may_see()
    {
        var taken = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        var free = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        await clinic.StartAsync("side-by-side");
        await clinic.As("consultant01").SendAsync(new ClaimTask.Command(taken));

        (await ListAsync("consultant01", new ListTasks.Query("mine"))).Items.Select(task => task.Id).ShouldBe([taken]);
        (await ListAsync("consultant01", new ListTasks.Query("open"))).Items.Select(task => task.Id).ShouldBe([free]);
        (await ListAsync("consultant01", new ListTasks.Query("all"))).Total.ShouldBe(2);
        (await ListAsync("manager01", new ListTasks.Query("all"))).Total.ShouldBe(4);
        (await clinic.As("consultant01").SendAsync(new CountTasks.Query()))
            .ShouldSucceed()
            .ShouldBe(new CountTasks.Response(1, 1, 2, 0, 2));
    }

    [Fact]
    public async Task R_ESC_4_half_of_the_time_gone_is_soon_and_all_of_it_overdue()
    {
        await clinic.StartAsync("talk-then-treat");
        async Task<(string State, int Overdue)> Now() =>
            (
                (await ListAsync("consultant01", new ListTasks.Query())).Items.Single().DueState,
                (await ListAsync("consultant01", new ListTasks.Query(Due: "overdue"))).Total
            );

        (await Now()).ShouldBe(("calm", 0));
        clinic.Clock.Advance(TimeSpan.FromMinutes(30));
        (await Now()).ShouldBe(("soon", 0));
        clinic.Clock.Advance(TimeSpan.FromMinutes(31));
        (await Now()).ShouldBe(("overdue", 1));
    }

    [Fact]
    public async Task Today_ends_at_the_clinics_midnight()
    {
        clinic.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.FromHours(8)));
        await clinic.StartAsync("talk-then-treat"); // due at half past midnight

        (await ListAsync("consultant01", new ListTasks.Query(Due: "today"))).Total.ShouldBe(0);
        (await ListAsync("consultant01", new ListTasks.Query(Due: "later"))).Total.ShouldBe(1);
        clinic.Clock.Advance(TimeSpan.FromMinutes(31));
        (await ListAsync("consultant01", new ListTasks.Query(Due: "today"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_searched_sorted_and_paged()
    {
        foreach (var name in new[] { "丙", "甲", "乙" })
        {
            var client = await clinic.RegisterAsync($"测试{name}");
            (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("talk-then-treat", client.Id))).ShouldSucceed();
            clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        async Task<string> Names(ListTasks.Query query) =>
            string.Concat((await ListAsync("consultant01", query)).Items.Select(task => task.Client!.Name[^1]));
        (await Names(new ListTasks.Query())).ShouldBe("丙甲乙");
        (await Names(new ListTasks.Query(Sort: "-created"))).ShouldBe("乙甲丙");
        (await Names(new ListTasks.Query(Paging: new Paging(2, 2)))).ShouldBe("乙");
        (await Names(new ListTasks.Query(Q: "测试甲"))).ShouldBe("甲");
        (await Names(new ListTasks.Query(Q: "TALK"))).ShouldBe("丙甲乙");
        (await Names(new ListTasks.Query(Q: "100%"))).ShouldBe("");
        (await Names(new ListTasks.Query(Q: "测试_"))).ShouldBe("");
        (await clinic.As("consultant01").SendAsync(new ListTasks.Query("bogus", Sort: "x"))).ShouldBeInvalid("sort", "list.unknown-choice");
    }
}
