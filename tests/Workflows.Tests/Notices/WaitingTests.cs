using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Making;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>A client waits for a person (R-TRI-6).</summary>
public abstract class WaitingTests(Store store) : NoticeDesk(store)
{
    [Fact]
    public async Task R_TRI_6_the_person_whom_the_client_waits_for_and_the_desk_are_told_once_then_the_manager()
    {
        await StaffedReviewAsync("doctor02");
        await WatchAfterAsync(9);
        (await WaitsOfAsync("doctor02")).ShouldBeEmpty();

        await WatchAfterAsync(1);
        await WatchAfterAsync(1);
        (await WaitsOfAsync("doctor02")).ShouldBe(["client.waits-long"]);
        (await WaitsOfAsync("front-desk01")).ShouldBe(["client.waits-long"]);
        (await WaitsOfAsync("doctor01")).ShouldBeEmpty();
        (await WaitsOfAsync("manager01")).ShouldBeEmpty();

        await WatchAfterAsync(9);
        await WatchAfterAsync(9);
        (await WaitsOfAsync("manager01")).ShouldBe(["client.waits-too-long"]);
        (await WaitsOfAsync("doctor02")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_TRI_6_once_somebody_takes_the_client_nobody_is_told_any_more()
    {
        var journey = await StaffedReviewAsync("doctor02");
        await WatchAfterAsync(10);

        (
            await Clinic.As("doctor02").SendAsync(new ClaimTask.Command((await Clinic.ReadAsync(journey)).OpenTasks.Single().Id))
        ).ShouldSucceed();

        (await WaitsOfAsync("front-desk01")).ShouldBeEmpty();
        await WatchAfterAsync(30);
        (await WaitsOfAsync("manager01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_TRI_6_the_minutes_are_the_clinics_and_what_waits_for_nobody_in_the_house_is_not_waiting()
    {
        (await Clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(WaitSettings.Long.Key, "3"))).ShouldSucceed();
        await StaffedReviewAsync("doctor02");
        await Clinic.StartAsync("numbing"); // a wait of its own
        await WatchAfterAsync(3);

        (await WaitsOfAsync("doctor02")).ShouldHaveSingleItem();
        (await WaitsOfAsync("nurse01")).ShouldBeEmpty();
    }

    /// <summary>A review for which the client waits for this doctor.</summary>
    private async Task<JourneyId> StaffedReviewAsync(string doctor)
    {
        var journey = (await Clinic.StartAsync("seen-review")).Id;
        await Clinic.ChangeAsync(async db =>
        {
            var row = await db.FindAsync<Journey>(journey);
            row!.Staff.Add(new JourneyPerson { Role = Roles.Doctor, PersonId = Clinic.PersonNamed(doctor).Id });
        });
        await Clinic.CompleteAsync(journey, "see");
        return journey;
    }

    private async Task WatchAfterAsync(int minutes)
    {
        Clinic.Clock.Advance(TimeSpan.FromMinutes(minutes));
        (await Clinic.AsSystem.SendAsync(new WatchWaiting.Command())).ShouldSucceed();
    }

    private async Task<IReadOnlyList<string>> WaitsOfAsync(string who) =>
        [.. (await UnreadOfAsync(who)).Select(notice => notice.What).Where(what => what.StartsWith("client.", StringComparison.Ordinal))];
}

public sealed class SqliteWaitingTests() : WaitingTests(Store.Sqlite);

public sealed class PostgresWaitingTests() : WaitingTests(Store.Postgres);
