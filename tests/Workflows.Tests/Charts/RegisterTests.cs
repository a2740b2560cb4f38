using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Charts;

public sealed class RegisterTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_CHART_2_every_opening_and_every_refusal_is_in_the_register_with_person_time_chart_and_reason()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        await clinic.As("doctor01").SendAsync(new GetJourney.Query(journey));
        await clinic.As("doctor01").SendAsync(new StateReason.Command(journey, " 会诊 "));
        await clinic.As("doctor01").SendAsync(new GetJourney.Query(journey));
        await clinic.As("booking01").SendAsync(new StateReason.Command(journey, "好奇"));

        var register = (await clinic.As(Roles.Archivist).SendAsync(new ListOpenings.Query())).ShouldSucceed().Items;

        register
            .Select(row => (row.Number, row.Person, row.Roles, row.What, row.Seen, row.Refused, row.Reason))
            .ShouldBe([
                (4L, "booking01", "booking", "reason", null, true, "好奇"),
                (3L, "doctor01", "doctor", "journey", "whole", false, "会诊"),
                (2L, "doctor01", "doctor", "reason", "whole", false, "会诊"),
                (1L, "doctor01", "doctor", "journey", "nothing", false, null),
            ]);
        register.ShouldAllBe(row => row.Journey == journey && row.Client == "林小满" && row.At == clinic.Clock.Now);
    }

    [Fact]
    public async Task R_CHART_2_archivist_and_auditor_find_openings_by_client_person_and_day_and_nobody_else_reads_them()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        await clinic.As("nurse01").SendAsync(new GetJourney.Query(journey));
        await clinic.As("cashier01").SendAsync(new GetJourney.Query(journey));
        var today = DateOnly.FromDateTime(clinic.Clock.Now.ToOffset(TimeSpan.FromHours(8)).Date);

        (await FindAsync(new ListOpenings.Query(Client: "小满"))).ShouldBe(["cashier01", "nurse01"]);
        (await FindAsync(new ListOpenings.Query(Client: "nobody"))).ShouldBeEmpty();
        (await FindAsync(new ListOpenings.Query(Person: "NURSE"))).ShouldBe(["nurse01"]);
        (await FindAsync(new ListOpenings.Query(Day: today))).ShouldBe(["cashier01", "nurse01"]);
        (await FindAsync(new ListOpenings.Query(Day: today.AddDays(-1)))).ShouldBeEmpty();
        (await FindAsync(new ListOpenings.Query(Refused: true))).ShouldBeEmpty();
        foreach (var role in Roles.All.Except([Roles.Archivist, Roles.Auditor]))
            (await clinic.As(role).SendAsync(new ListOpenings.Query())).ShouldBeRefused("chart.may-not-read-register");
    }

    [Fact]
    public async Task R_CHART_2_a_page_that_loads_itself_again_is_one_look_and_a_later_one_is_another()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;

        await clinic.As("nurse01").SendAsync(new GetJourney.Query(journey));
        await clinic.As("nurse01").SendAsync(new GetJourney.Query(journey));
        (await FindAsync(new ListOpenings.Query())).Count.ShouldBe(1);
        clinic.Clock.AdvanceTo(clinic.Clock.Now + OpeningRegister.OneLook);
        await clinic.As("nurse01").SendAsync(new GetJourney.Query(journey));

        (await FindAsync(new ListOpenings.Query())).Count.ShouldBe(2);
    }

    [Fact]
    public async Task R_CHART_2_openings_at_one_moment_are_numbered_without_gaps_and_the_chain_holds()
    {
        var journeys = new[] { (await clinic.StartAsync("talk-then-treat")).Id, (await clinic.StartAsync("talk-then-treat")).Id };

        await Task.WhenAll(from journey in journeys from role in Roles.All select clinic.As(role).SendAsync(new GetJourney.Query(journey)));

        (await VerifyAsync()).ShouldBe(new VerifyOpenings.Response(2 * Roles.All.Count, null));
    }

    [Fact]
    public async Task R_CHART_2_hosts_that_write_into_the_register_at_once_all_get_their_turn_and_the_chain_holds()
    {
        const int hosts = 6;
        const int each = 20;
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        var chart = await clinic.ReadAsync(async db => (await db.Journeys().SingleAsync(row => row.Id == journey)).ToChart());

        await Task.WhenAll(Enumerable.Range(0, hosts).Select(host => Task.Run(() => WriteAsync(host))));

        (await VerifyAsync()).ShouldBe(new VerifyOpenings.Response(hosts * each, null));

        async Task WriteAsync(int host)
        {
            await using var services = clinic.OpenHost();
            var register = services.GetRequiredService<OpeningRegister>();
            var reader = clinic.PersonNamed("nurse01").Id;
            for (var file = 0; file < each; file++)
                await register.WriteAsync(
                    new Opening(reader, "nurse01", "nurse", chart, ChartOpening.File, $"{host}-{file}", "whole", null, null),
                    CancellationToken.None
                );
        }
    }

    [Theory]
    [InlineData("UPDATE ChartOpenings SET Person = 'nobody' WHERE Number = 2", 2, "register.altered")]
    [InlineData("DELETE FROM ChartOpenings WHERE Number = 2", 2, "register.missing")]
    [InlineData("DELETE FROM ChartOpenings WHERE Number = 3", 3, "register.missing")]
    public async Task R_CHART_2_nobody_changes_the_register_unseen(string sql, int number, string why)
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        foreach (var role in new[] { Roles.Nurse, Roles.Doctor, Roles.Cashier })
            await clinic.As(role).SendAsync(new GetJourney.Query(journey));
        (await VerifyAsync()).Break.ShouldBeNull();

        await clinic.TamperAsync(sql);

        (await VerifyAsync()).Break.ShouldBe(new VerifyOpenings.Break(number, why));
    }

    [Fact]
    public async Task Another_branch_finds_nothing_in_the_register()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        await clinic.As("nurse01").SendAsync(new GetJourney.Query(journey));
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");
        await clinic.HireAsync("auditor-elsewhere", elsewhere.Id, Roles.Auditor);

        (await clinic.As("auditor-elsewhere").SendAsync(new ListOpenings.Query())).ShouldSucceed().Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_colleagues_unsent_draft_is_the_colleagues_until_the_task_is_given_back()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        var draft = JsonSerializer.SerializeToElement(new { remark = "半句话" });
        (await clinic.As("consultant01").SendAsync(new SaveDraft.Command(task, draft))).ShouldSucceed();

        (await DraftAsync("consultant01", task)).ShouldBe("半句话");
        foreach (var colleague in new[] { "consultant02", "manager01", "auditor01", "admin01" })
            (await DraftAsync(colleague, task)).ShouldBeNull(colleague);

        await clinic.As("consultant01").SendAsync(new ClaimTask.Command(task));
        (await clinic.As("manager01").SendAsync(new AssignTask.Command(task, "consultant02"))).ShouldSucceed();
        (await DraftAsync("consultant02", task)).ShouldBeNull();
    }

    private async Task<string?> DraftAsync(string who, TaskId task) =>
        (await clinic.As(who).SendAsync(new GetTask.Query(task))).ShouldSucceed().Draft?.GetProperty("remark").GetString();

    private async Task<IReadOnlyList<string>> FindAsync(ListOpenings.Query query) =>
        [
            .. (await clinic.As(Roles.Auditor).SendAsync(query))
                .ShouldSucceed()
                .Items.Select(row => row.Person)
                .Order(StringComparer.Ordinal),
        ];

    private async Task<VerifyOpenings.Response> VerifyAsync() =>
        (await clinic.As(Roles.Auditor).SendAsync(new VerifyOpenings.Query())).ShouldSucceed();
}
