using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>How long a notice counts, and for whom.</summary>
public abstract class ReadingTests(Store store) : NoticeDesk(store)
{
    [Fact]
    public async Task R_MSG_11_a_roles_notice_is_open_until_one_takes_the_task()
    {
        var task = await TaskOfAsync(await Clinic.StartAsync("signature"));
        (await UnreadOfAsync("manager01")).ShouldHaveSingleItem();

        (await Clinic.As("manager02").SendAsync(new ClaimTask.Command(task))).ShouldSucceed();

        (await UnreadOfAsync("manager01")).ShouldBeEmpty();
        (await NoticesOfAsync("manager01")).Single().ReadBy.ShouldBe("manager02");
    }

    [Fact]
    public async Task R_MSG_11_a_roles_notice_that_one_opens_counts_no_more_for_the_others_and_only_once()
    {
        await Clinic.StartAsync("signature");
        var notice = (await UnreadOfAsync("manager01")).Single().Id;

        var both = await Task.WhenAll(
            Task.Run(() => Clinic.As("manager01").SendAsync(new ReadNotice.Command(notice))),
            Task.Run(() => Clinic.As("manager02").SendAsync(new ReadNotice.Command(notice)))
        );

        both.Select(one => one.ShouldSucceed().ReadAt).Distinct().Count().ShouldBe(1);
        (await UnreadOfAsync("manager01")).ShouldBeEmpty();
        (await UnreadOfAsync("manager02")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_11_a_task_that_ends_ends_its_notices_at_once()
    {
        var journey = await Clinic.StartAsync("reaction");
        (await OnTopOfAsync("doctor01")).ShouldBe(1);

        (await Clinic.As(Roles.FrontDesk).SendAsync(new CancelJourney.Command(journey.Id, "误报"))).ShouldSucceed();

        (await UnreadOfAsync("doctor01")).ShouldBeEmpty();
        (await OnTopOfAsync("doctor01")).ShouldBe(0);
        (await NoticesOfAsync("doctor01")).Single().CancelledAt.ShouldNotBeNull();
        (await OnTopOfAsync("medical-director01")).ShouldBe(1, "it happened all the same");
    }

    [Fact]
    public async Task R_MSG_3_an_urgent_one_is_on_top_until_it_is_confirmed_and_then_for_nobody()
    {
        await Clinic.StartAsync("reaction");
        var notice = (await UnreadOfAsync("medical-director01")).Single().Id;

        await ReadAsync("medical-director01", notice);
        (await OnTopOfAsync("medical-director01")).ShouldBe(1);
        (await OnTopOfAsync("medical-director02")).ShouldBe(0, "one has taken it");
        (await ConfirmAsync("medical-director01", notice)).ConfirmedAt.ShouldNotBeNull();

        (await OnTopOfAsync("medical-director01")).ShouldBe(0);
    }

    [Fact]
    public async Task R_MSG_1_nobody_else_sees_or_reads_it()
    {
        await Clinic.StartAsync("signature");
        var notice = (await UnreadOfAsync("manager01")).Single().Id;

        (await Clinic.As("nurse01").SendAsync(new ReadNotice.Command(notice))).ShouldBeRefused("notice.not-found");
        (await Clinic.As("nurse01").SendAsync(new ConfirmNotice.Command(notice))).ShouldBeRefused("notice.not-found");
        (await Clinic.As("manager01").SendAsync(new ConfirmNotice.Command(notice))).ShouldBeRefused("notice.not-urgent");
        (await NoticesOfAsync("nurse01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_1_unread_for_four_hours_the_lead_is_told_until_somebody_reads_it()
    {
        await Clinic.StartAsync("signature");
        (await RaiseAfterAsync(TimeSpan.FromHours(3.9))).ShouldBe(0);
        (await UnreadOfAsync("operations-director01")).ShouldBeEmpty();

        (await RaiseAfterAsync(TimeSpan.FromHours(0.1))).ShouldBe(1);
        (await RaiseAfterAsync(TimeSpan.FromHours(9))).ShouldBe(0);

        (await UnreadOfAsync("operations-director01")).Single().Risen.ShouldBeTrue();
        await ReadAsync("manager01", (await UnreadOfAsync("manager01")).Single().Id);
        (await UnreadOfAsync("operations-director01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_3_an_urgent_one_rings_again_after_two_minutes_then_the_lead_and_after_five_the_manager_is_told()
    {
        await Clinic.StartAsync("reaction");
        var first = (await UnreadOfAsync("medical-director01")).Single();

        await RaiseAfterAsync(TimeSpan.FromMinutes(2));
        (await UnreadOfAsync("medical-director01")).Single(notice => notice.Id == first.Id).RungAt.ShouldBe(Clinic.Clock.Now);
        (await UnreadOfAsync("operations-director01")).Single().Urgent.ShouldBeTrue();
        (await UnreadOfAsync("manager01")).ShouldBeEmpty();

        await RaiseAfterAsync(TimeSpan.FromMinutes(3));
        (await OnTopOfAsync("manager01")).ShouldBe(2, "of what the director and of what the doctors were told");
    }

    [Fact]
    public async Task R_MSG_3_after_five_minutes_a_doctor_on_duty_is_told_of_what_concerns_safety_and_no_other_doctor()
    {
        await PlanAsync(("doctor01", "off"), ("doctor02", "early"));
        Clinic.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8)));
        await Clinic.StartAsync("reaction");
        await ConfirmAsync("doctor01", (await UnreadOfAsync("doctor01")).Single().Id); // of the task: they know
        await RaiseAfterAsync(TimeSpan.FromMinutes(2));
        (await OnTopOfAsync("doctor02")).ShouldBe(0);

        await RaiseAfterAsync(TimeSpan.FromMinutes(3));

        (await UnreadOfAsync("doctor02")).ShouldHaveSingleItem().What.ShouldBe("treatment.adverse-reaction");
        (await OnTopOfAsync("doctor01")).ShouldBe(0);
    }

    [Fact]
    public async Task R_MSG_3_where_no_shifts_say_who_is_on_duty_all_doctors_are_told()
    {
        await Clinic.StartAsync("reaction");
        await ConfirmAsync("doctor01", (await UnreadOfAsync("doctor01")).Single().Id);
        await RaiseAfterAsync(TimeSpan.FromMinutes(2));
        await RaiseAfterAsync(TimeSpan.FromMinutes(3));

        (await OnTopOfAsync("doctor02")).ShouldBe(1);
    }

    [Fact]
    public async Task R_ESC_4_a_role_that_has_a_lead_of_its_own_is_led_by_that_person_and_the_role_above_is_spared()
    {
        await Clinic.ChangeAsync(async db =>
            (await db.FindAsync<Person>(Clinic.PersonNamed("manager02").Id))!.Roles.Single().IsLead = true
        );
        await Clinic.StartAsync("signature");
        await ReadAsync("manager02", (await UnreadOfAsync("manager02")).Single().Id); // closes it: a second one nobody reads
        await Clinic.StartAsync("signature");

        await RaiseAfterAsync(TimeSpan.FromHours(4));

        (await UnreadOfAsync("manager02")).Single(notice => notice.Risen).Role.ShouldBeNull();
        (await UnreadOfAsync("operations-director01")).ShouldBeEmpty();
    }

    private async Task PlanAsync(params (string Who, string Shift)[] people) =>
        (
            await Clinic
                .As(Roles.Manager)
                .SendAsync(
                    new SetShifts.Command(
                        Clinic.Branch.Id,
                        new DateOnly(2026, 3, 2),
                        [.. people.Select(one => new SetShifts.Line(Clinic.PersonNamed(one.Who).Id, [.. Enumerable.Repeat(one.Shift, 7)]))]
                    )
                )
        ).ShouldSucceed();

    [Fact]
    public async Task R_MSG_3_once_the_lead_cares_nobody_else_is_told()
    {
        await Clinic.StartAsync("reaction");
        await RaiseAfterAsync(TimeSpan.FromMinutes(2));
        await ConfirmAsync("operations-director01", (await UnreadOfAsync("operations-director01")).Single().Id);

        await RaiseAfterAsync(TimeSpan.FromMinutes(3));

        (await OnTopOfAsync("manager01")).ShouldBe(1, "of what the doctors were told");
    }
}

public sealed class SqliteReadingTests() : ReadingTests(Store.Sqlite);

public sealed class PostgresReadingTests() : ReadingTests(Store.Postgres);
