using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys.Seam;

/// <summary>Desks that ask a room for the same thing at the same moment.</summary>
public abstract class TwoDesksTests(SmallClinic clinic)
{
    /// <summary>How often the two of them try: a race is not lost at every attempt.</summary>
    private const int Rounds = 12;

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Of_two_desks_that_ask_for_one_slot_one_gets_it_and_the_other_a_no_with_the_next_free_ones(bool isKnown)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await EmptyAsync(isKnown);
            TaskId[] tasks = [await DeskAsync(), await DeskAsync()];

            var answers = await Task.WhenAll(tasks.Select((task, desk) => BookAsync(task, "09:00", desk)));

            answers.Count(answer => answer.IsSuccess).ShouldBe(1);
            var no = answers.Single(answer => !answer.IsSuccess).ShouldBeInvalid("remark", "test.slot-taken");
            no.Arguments.ShouldBe(["09:30, 10:00"]);
            var loser = tasks[answers[0].IsSuccess ? 1 : 0];
            (await BookAsync(loser, "09:30", 0)).ShouldSucceed();
            (await TakenAsync()).ShouldBe(["slot:09:00", "slot:09:30"]);
        }
    }

    [Fact]
    public async Task Many_desks_that_ask_for_few_slots_get_each_once_and_nobody_an_error()
    {
        await EmptyAsync(false);
        var tasks = new List<TaskId>();
        for (var desk = 0; desk < 8; desk++)
            tasks.Add(await DeskAsync());

        var answers = await Task.WhenAll(tasks.Select((task, desk) => BookAsync(task, AnswerReservation.Slots[desk % 2], desk)));

        answers.Count(answer => answer.IsSuccess).ShouldBe(2);
        foreach (var refused in answers.Where(answer => !answer.IsSuccess))
            refused.ShouldBeInvalid("remark", "test.slot-taken");
        (await TakenAsync()).ShouldBe(["slot:09:00", "slot:09:30"]);
    }

    [Fact]
    public async Task A_no_where_nobody_is_there_is_an_incident_that_is_tried_again_once_the_slot_is_free()
    {
        await EmptyAsync(false);
        (await BookAsync(await DeskAsync(), "09:00", 0)).ShouldSucceed();
        var journey = await clinic.StartAsync("booking-alone");
        await clinic.CompleteAsync(journey.Id, "wait");
        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.ShouldHaveSingleItem();
        incident.Code.ShouldBe("test.slot-taken");

        await EmptyAsync(true);
        var retried = await clinic.As(Roles.Admin).SendAsync(new RetryIncident.Command(journey.Id, incident.Id));

        retried.ShouldSucceed().OpenTasks.ShouldHaveSingleItem().Title.ShouldBe("after");
        (await TakenAsync()).ShouldBe(["slot:09:00"]);
    }

    [Fact]
    public async Task A_no_where_nobody_is_there_can_be_skipped()
    {
        await EmptyAsync(false);
        (await BookAsync(await DeskAsync(), "09:00", 0)).ShouldSucceed();
        var journey = await clinic.StartAsync("booking-alone");
        await clinic.CompleteAsync(journey.Id, "wait");
        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.ShouldHaveSingleItem();

        var skipped = await clinic.As(Roles.Admin).SendAsync(new SkipIncident.Command(journey.Id, incident.Id, "Done", "人工预约"));

        skipped.ShouldSucceed().OpenTasks.ShouldHaveSingleItem().Title.ShouldBe("after");
    }

    private async Task<TaskId> DeskAsync() => (await clinic.StartAsync("booking")).OpenTasks.Single().Id;

    private Task<Result<CompleteTask.Response>> BookAsync(TaskId task, string slot, int desk) =>
        Task.Run(() => clinic.SendCompleteAsync($"{Roles.FrontDesk}0{(desk % 2) + 1}", task, values: new { remark = slot }));

    /// <summary>No slot is taken; the row of the first one is there already, or it is not.</summary>
    private Task EmptyAsync(bool isKnown) =>
        clinic.ChangeAsync(async db =>
        {
            var rows = await db.Counters().Where(row => row.Name.StartsWith("slot:")).ToListAsync();
            db.Counters().RemoveRange(rows.Where(row => !isKnown));
            rows.ForEach(row => row.Value = 0);
            if (isKnown && rows.Count == 0)
                db.Counters().Add(new Counter { BranchId = clinic.Branch.Id, Name = AnswerReservation.NameOf("09:00") });
        });

    private Task<List<string>> TakenAsync() =>
        clinic.ReadAsync(db =>
            db.Counters()
                .Where(row => row.Name.StartsWith("slot:") && row.Value > 0)
                .OrderBy(row => row.Name)
                .Select(row => row.Name)
                .ToListAsync()
        );
}

public sealed class TwoDesksOnSqliteTests(SmallClinic clinic) : TwoDesksTests(clinic), IClassFixture<SmallClinic>;

public sealed class TwoDesksOnPostgresTests(PostgresSmallClinic clinic) : TwoDesksTests(clinic), IClassFixture<PostgresSmallClinic>;
