using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Clients;

public sealed class MergeTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static int next = 53_000_000;

    [Fact]
    public async Task R_ID_3_two_files_become_one_with_everything_kept_once_a_second_person_confirms()
    {
        var (older, younger) = (await RegisterAsync("合并甲", "2026010105"), await RegisterAsync("合并乙", "2026010201"));
        await clinic.ChangeAsync(async db =>
        {
            var row = await db.Clients().SingleAsync(client => client.Id == younger.Id);
            row.Gender = "female";
        });
        (await clinic.As(Roles.Nurse).SendAsync(new AddFact.Command(younger.Id, "allergy", "青霉素"))).ShouldSucceed();
        var journey = await ComeInAsync(younger);

        var asked = (await AskAsync(younger.Id, older.Id)).ShouldSucceed();
        (asked.State, asked.Survivor.Id).ShouldBe(("requested", older.Id), "the older chart number leads");
        (await JourneyOfAsync(journey)).ShouldBe(younger.Id, "nothing changes yet");
        var merge = (await clinic.As(Roles.Manager).SendAsync(new DecideMerge.Command(asked.Id, true))).ShouldSucceed();

        merge.State.ShouldBe("confirmed");
        (await JourneyOfAsync(journey)).ShouldBe(older.Id);
        foreach (var id in new[] { older.Id, younger.Id })
        {
            var found = (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(id))).ShouldSucceed();
            (found.Id, found.ChartNumber, found.Gender).ShouldBe((older.Id, "2026010105", "female"));
            found.Allergies.ShouldBe(["青霉素"]);
            found.LeadsFrom.ShouldBe(id == younger.Id ? younger.Id : null);
            found.MergedFiles.ShouldHaveSingleItem().ChartNumber.ShouldBe("2026010201");
        }

        foreach (var old in new[] { younger.Mobile, "2026010201", "合并乙", "hebingyi" })
            (await FindAsync(old)).ShouldBe([older.Id], old);
        var histories = new[] { await HistoryAsync(older.Id), await HistoryAsync(younger.Id) };
        histories.ShouldAllBe(history => history.BrokenAt == null);
        histories[0].Items[^1].Type.ShouldBe(ClientEntry.Merged);
        histories[0].Items[^1].Journeys.ShouldBe([journey.Value]);
        histories[0].Items[^1].Changes["allergies"].After.ShouldBe("青霉素");
        histories[1].Items[^1].Type.ShouldBe(ClientEntry.MergedInto);
    }

    [Fact]
    public async Task R_ID_3_a_new_journey_of_an_old_number_is_the_survivors()
    {
        var (one, other) = (await RegisterAsync("新旅程甲"), await RegisterAsync("新旅程乙"));
        await MergeAsync(one, other);

        (await clinic.ReadAsync(db => db.FindClientAsync(other.Id, CancellationToken.None)))!.Id.ShouldBe(one.Id);
        (
            await clinic.As(Roles.FrontDesk).SendAsync(new UpdateClient.Command(other.Id, Name: "x", IdentityCheck: "number"))
        ).ShouldBeRefused("client.is-merged");
    }

    [Fact]
    public async Task R_ID_3_nobody_confirms_what_they_asked_for_and_not_everybody_may()
    {
        var (one, other) = (await RegisterAsync("两人甲"), await RegisterAsync("两人乙"));
        var asked = (await clinic.As("manager01").SendAsync(new RequestMerge.Command(one.Id, other.Id, "同一身份证"))).ShouldSucceed();

        (await clinic.As("manager01").SendAsync(new DecideMerge.Command(asked.Id, true))).ShouldBeRefused("client.merge-second-person");
        (await clinic.As(Roles.FrontDesk).SendAsync(new DecideMerge.Command(asked.Id, true))).ShouldBeRefused("client.may-not-merge");
        (await AskAsync(other.Id, one.Id)).ShouldBeRefused("client.merge-open");
        (await clinic.As("manager02").SendAsync(new DecideMerge.Command(asked.Id, false))).ShouldBeInvalid("reason", "field.required");
        (await clinic.As("manager02").SendAsync(new DecideMerge.Command(asked.Id, false, "双胞胎")))
            .ShouldSucceed()
            .State.ShouldBe("refused");
        (await clinic.As("manager02").SendAsync(new DecideMerge.Command(asked.Id, true))).ShouldBeRefused("client.merge-decided");
        (await FindAsync("两人乙")).ShouldBe([other.Id]);
    }

    [Fact]
    public async Task R_ID_3_a_file_is_merged_with_another_one_of_its_branch_only()
    {
        var branch = await clinic.OpenBranchAsync("合并分院");
        var (one, theirs) = (await RegisterAsync("本院"), await clinic.RegisterAsync("他院", NewMobile(), branch.Id));

        (await AskAsync(one.Id, one.Id)).ShouldBeInvalid("other", "client.merge-other-file");
        (await AskAsync(one.Id, theirs.Id)).ShouldBeInvalid("other", "client.not-found");
        (await AskAsync(one.Id, theirs.Id, " ")).ShouldBeInvalid("reason", "field.required");
    }

    [Fact]
    public async Task R_ID_3_a_merge_is_undone_while_nothing_followed()
    {
        var (one, other) = (await RegisterAsync("撤销甲"), await RegisterAsync("撤销乙"));
        await clinic.ChangeAsync(async db => (await db.Clients().SingleAsync(client => client.Id == other.Id)).Flags = ["VIP"]);
        var (own, theirs) = (await ComeInAsync(one), await ComeInAsync(other));
        var merge = await MergeAsync(one, other);

        (await clinic.As(Roles.Manager).SendAsync(new UndoMerge.Command(merge.Id, "认错人"))).ShouldSucceed().State.ShouldBe("undone");

        ((await JourneyOfAsync(own)), await JourneyOfAsync(theirs)).ShouldBe((one.Id, other.Id));
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(one.Id))).ShouldSucceed().Flags.ShouldBeEmpty();
        (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(other.Id))).ShouldSucceed().Id.ShouldBe(other.Id);
        (await FindAsync(other.Mobile)).ShouldBe([other.Id]);
        (await HistoryAsync(one.Id)).BrokenAt.ShouldBeNull();
        (await clinic.As(Roles.Manager).SendAsync(new UndoMerge.Command(merge.Id, "再次"))).ShouldBeRefused("client.merge-decided");
    }

    [Theory]
    [InlineData("a change of the survivor")]
    [InlineData("a new journey")]
    [InlineData("a step of a journey that was moved")]
    public async Task R_ID_3_a_merge_that_something_followed_stays(string followed)
    {
        var (one, other) = (await RegisterAsync("后续甲" + followed), await RegisterAsync("后续乙" + followed));
        var theirs = await ComeInAsync(other);
        var merge = await MergeAsync(one, other);
        if (followed == "a new journey")
            await ComeInAsync(one);
        else if (followed == "a change of the survivor")
            (
                await clinic.As(Roles.FrontDesk).SendAsync(new UpdateClient.Command(one.Id, Gender: "male", IdentityCheck: "number"))
            ).ShouldSucceed();
        else
            await clinic.ChangeAsync(async db => (await db.Journeys().SingleAsync(row => row.Id == theirs)).Stage = "treatment");

        (await clinic.As(Roles.Manager).SendAsync(new UndoMerge.Command(merge.Id, "太晚"))).ShouldBeRefused("client.merge-followed");

        (await JourneyOfAsync(theirs)).ShouldBe(one.Id);
    }

    [Fact]
    public async Task R_ID_3_every_column_that_names_a_client_can_change_hands()
    {
        var columns = await clinic.ReadAsync(db => Task.FromResult(ClientRows.ColumnsOf(db.Model).ToList()));

        columns.Select(column => column.DeclaringType.ClrType).ShouldContain(typeof(Journey));
        columns.Where(column => column.IsPrimaryKey()).ShouldBeEmpty("a key cannot change hands: give the row one of its own");
        columns
            .Where(column => column.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IEntityType type && type.IsOwned())
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2013110199", "20131101100")]
    [InlineData("20131101100", "2013110201")]
    [InlineData("2013110101", null)]
    public void R_ID_3_the_older_chart_number_leads(string leads, string? follows)
    {
        var (one, other) = (Of(leads), Of(follows));
        MergedFiles.Lead(other, one).Survivor.ShouldBe(one);
        MergedFiles.Lead(one, other).Survivor.ShouldBe(one);
    }

    private static Client Of(string? chart) =>
        new()
        {
            Id = new ClientId(Guid.NewGuid()),
            Name = "x",
            Mobile = "1",
            ChartNumber = chart,
        };

    private static string NewMobile() => "139" + Interlocked.Increment(ref next);

    private async Task<Client> RegisterAsync(string name, string? chart = null)
    {
        var client = await clinic.RegisterAsync(name, NewMobile());
        clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        if (chart is not null)
            await clinic.ChangeAsync(async db => (await db.Clients().SingleAsync(row => row.Id == client.Id)).ChartNumber = chart);
        return client;
    }

    private async Task<JourneyId> ComeInAsync(Client client)
    {
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(journey);
        return journey.Id;
    }

    private Task<Result<MergeView>> AskAsync(ClientId one, ClientId other, string reason = "同一个人") =>
        clinic.As(Roles.FrontDesk).SendAsync(new RequestMerge.Command(one, other, reason));

    private async Task<MergeView> MergeAsync(Client one, Client other)
    {
        var asked = (await AskAsync(one.Id, other.Id)).ShouldSucceed();
        return (await clinic.As(Roles.Manager).SendAsync(new DecideMerge.Command(asked.Id, true))).ShouldSucceed();
    }

    private Task<ClientId?> JourneyOfAsync(JourneyId journey) =>
        clinic.ReadAsync(async db => (await db.Journeys().SingleAsync(row => row.Id == journey)).ClientId);

    private async Task<GetClientHistory.Response> HistoryAsync(ClientId client) =>
        (await clinic.As(Roles.Manager).SendAsync(new GetClientHistory.Query(client))).ShouldSucceed();

    private async Task<IReadOnlyList<ClientId>> FindAsync(string q) =>
        [.. (await clinic.As(Roles.FrontDesk).SendAsync(new ListClients.Query(q))).ShouldSucceed().Items.Select(client => client.Id)];
}
