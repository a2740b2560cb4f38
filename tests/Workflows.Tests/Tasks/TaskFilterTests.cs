using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Filters;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Tasks;

/// <summary>Each test has a clinic of its own, since it counts.</summary>
public sealed class TaskFilterTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task Each_filter_counts_what_it_finds_for_the_person_who_looks()
    {
        await StartAsync("甲", "talk-then-treat");
        await StartAsync("乙", "side-by-side");
        clinic.Clock.Advance(TimeSpan.FromMinutes(20));
        await StartAsync("丙", "talk-then-treat");
        await SaveAsync("manager01", "面谈", new TaskCriteria("all", Step: "talk"));
        await SaveAsync("manager01", "护士", new TaskCriteria("all", Role: Roles.Nurse));
        await SaveAsync("manager01", "久等", new TaskCriteria("all", Waiting: 15));
        await SaveAsync("manager01", "今天", new TaskCriteria("all", Due: "today"));
        await SaveAsync("manager01", "叫丙的", new TaskCriteria("all", Q: "测试丙"));
        await SaveAsync("manager01", "我的", new TaskCriteria("mine"));
        await SaveAsync("manager01", "本院", new TaskCriteria("all", Branch: clinic.Branch.Id));

        (await CountsAsync("manager01")).ShouldBe(
            new Dictionary<string, int>
            {
                ["面谈"] = 2,
                ["护士"] = 1,
                ["久等"] = 3,
                ["今天"] = 4,
                ["叫丙的"] = 1,
                ["我的"] = 0,
                ["本院"] = 4,
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_filter_finds_in_the_list_what_it_counts()
    {
        await StartAsync("甲", "side-by-side");
        clinic.Clock.Advance(TimeSpan.FromMinutes(20));
        await StartAsync("乙", "side-by-side");
        var criteria = new TaskCriteria("all", Step: "left", Waiting: 15);
        await SaveAsync("manager01", "左边久等", criteria);

        var list = (await clinic.As("manager01").SendAsync(new ListTasks.Query(criteria, new Paging()))).ShouldSucceed();

        list.Items.Select(task => task.Client!.Name).ShouldBe(["测试甲"]);
        (await CountsAsync("manager01"))["左边久等"].ShouldBe(list.Total);
    }

    [Fact]
    public async Task Ones_own_filter_is_nobody_elses()
    {
        await SaveAsync("nurse01", "我的护理", new TaskCriteria());

        (await NamesAsync("nurse01")).ShouldBe(["我的护理"]);
        (await NamesAsync("nurse02")).ShouldBeEmpty();
        (await NamesAsync("manager01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manager_shares_one_with_a_role_of_the_branch_and_nobody_elsewhere_sees_it()
    {
        var elsewhere = await clinic.OpenBranchAsync("浦东门诊");
        await clinic.HireAsync("pudong-nurse", elsewhere.Id, Roles.Nurse);
        await StartAsync("甲", "side-by-side");
        await SaveAsync("manager01", "护理待接", new TaskCriteria(), Roles.Nurse);

        (await CountsAsync("nurse01")).ShouldBe(new Dictionary<string, int> { ["护理待接"] = 1 });
        (await NamesAsync("nurse02")).ShouldBe(["护理待接"]);
        (await NamesAsync("doctor01")).ShouldBeEmpty();
        (await NamesAsync("pudong-nurse")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_manager_or_the_lead_of_a_role_shares()
    {
        await clinic.HireAsync("head-nurse", null, Roles.Nurse);
        await clinic.TamperAsync(
            "UPDATE PersonRoles SET IsLead = $1 WHERE PersonId IN (SELECT Id FROM People WHERE UserName = $2)",
            true,
            "head-nurse"
        );

        (await TrySaveAsync("nurse01", "大家的", Roles.Nurse)).ShouldBeInvalid("sharedRole", "task-filter.may-not-share");
        (await TrySaveAsync("head-nurse", "大家的", Roles.Doctor)).ShouldBeInvalid("sharedRole", "task-filter.may-not-share");
        (await TrySaveAsync("head-nurse", "大家的", Roles.Nurse)).ShouldSucceed();
        (await NamesAsync("nurse01")).ShouldBe(["大家的"]);
    }

    [Fact]
    public async Task A_shared_one_is_changed_by_those_who_may_share_it_and_not_by_its_readers()
    {
        var made = (await TrySaveAsync("manager01", "护理", Roles.Nurse)).ShouldSucceed();
        var change = new SaveTaskFilter.Command(
            made.Id,
            "护理一",
            new TaskCriteria(),
            Roles.Nurse,
            Revision: await RevisionAsync("manager01")
        );

        (await clinic.As("nurse01").SendAsync(change with { SharedRole = null })).ShouldBeRefused("task-filter.not-yours");
        (await clinic.As("nurse01").SendAsync(new DeleteTaskFilter.Command(made.Id))).ShouldBeRefused("task-filter.not-yours");
        (await clinic.As("doctor01").SendAsync(new DeleteTaskFilter.Command(made.Id))).ShouldBeRefused("task-filter.not-found");
        (await clinic.As("manager02").SendAsync(change)).ShouldSucceed();
        (await clinic.As("manager01").SendAsync(change)).ShouldBeRefused("task-filter.changed");
        (await NamesAsync("nurse01")).ShouldBe(["护理一"]);
        (await clinic.As("manager01").SendAsync(new DeleteTaskFilter.Command(made.Id))).ShouldSucceed();
        (await NamesAsync("nurse01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bad_criteria_are_told_at_their_fields_and_nobody_keeps_too_many()
    {
        (
            await clinic.As("nurse01").SendAsync(new SaveTaskFilter.Command(null, " ", new TaskCriteria("bogus", Waiting: -1)))
        ).ShouldBeInvalid("box", "list.unknown-choice");
        (await clinic.As("nurse01").SendAsync(new SaveTaskFilter.Command(null, " ", new TaskCriteria(Waiting: -1)))).ShouldBeInvalid(
            "name",
            "field.required"
        );
        for (var one = 0; one < FilterBook.MostOwn; one++)
            await SaveAsync("nurse01", $"筛选 {one}", new TaskCriteria());

        (await TrySaveAsync("nurse01", "再来一个", null)).ShouldBeRefused("task-filter.too-many");
    }

    [Fact]
    public async Task The_same_request_twice_saves_one()
    {
        var command = new SaveTaskFilter.Command(null, "久等", new TaskCriteria(Waiting: 30));

        var first = (await clinic.As("nurse01").SendAsync(command, "key-1")).ShouldSucceed();
        (await clinic.As("nurse01").SendAsync(command, "key-1")).ShouldSucceed().Id.ShouldBe(first.Id);

        (await NamesAsync("nurse01")).ShouldBe(["久等"]);
    }

    private async Task StartAsync(string name, string definition)
    {
        var client = await clinic.RegisterAsync($"测试{name}");
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command(definition, client.Id))).ShouldSucceed();
    }

    private async Task SaveAsync(string who, string name, TaskCriteria criteria, string? sharedRole = null) =>
        (await clinic.As(who).SendAsync(new SaveTaskFilter.Command(null, name, criteria, sharedRole))).ShouldSucceed();

    private Task<Result<TaskFilterView>> TrySaveAsync(string who, string name, string? sharedRole) =>
        clinic.As(who).SendAsync(new SaveTaskFilter.Command(null, name, new TaskCriteria(), sharedRole));

    private async Task<IReadOnlyList<TaskFilterView>> ListAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListTaskFilters.Query())).ShouldSucceed().Items;

    private async Task<IEnumerable<string>> NamesAsync(string who) => (await ListAsync(who)).Select(filter => filter.Name);

    private async Task<long> RevisionAsync(string who) => (await ListAsync(who)).Single().Revision;

    private async Task<IReadOnlyDictionary<string, int>> CountsAsync(string who) =>
        (await ListAsync(who)).ToDictionary(filter => filter.Name, filter => filter.Count);
}
