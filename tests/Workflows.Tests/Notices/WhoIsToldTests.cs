using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>Looked at by those who are to be told.</summary>
public abstract class WhoIsToldTests(Store store) : NoticeDesk(store)
{
    [Fact]
    public async Task R_ESC_1_the_medical_director_and_the_doctors_are_told_of_a_reaction_urgently()
    {
        var journey = await Clinic.StartAsync("reaction");

        var director = (await UnreadOfAsync("medical-director01")).ShouldHaveSingleItem();
        (director.What, director.Urgent, director.JourneyId).ShouldBe(("treatment.adverse-reaction", true, journey.Id));
        director.Facts.GetProperty("client").GetString().ShouldBe("林小满");
        director.Facts.GetProperty("reported").GetString().ShouldBe("呼吸困难");
        var doctor = (await UnreadOfAsync("doctor02")).ShouldHaveSingleItem();
        (doctor.What, doctor.Urgent, doctor.TaskId).ShouldBe(("task.waits", true, await TaskOfAsync(journey)));
        (await UnreadOfAsync("nurse01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_2_whoever_causes_it_is_not_told_what_they_know()
    {
        var journey = await Clinic.StartAsync("seen-reaction");
        await Clinic.CompleteAsync(journey.Id, "see");

        (await UnreadOfAsync("doctor01")).ShouldBeEmpty();
        (await UnreadOfAsync("doctor02")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_MSG_2_R_TRE_3_when_the_anaesthetic_is_over_the_nurses_are_told_and_led_to_what_comes_next()
    {
        var journey = await Clinic.StartAsync("numbing");
        (await UnreadOfAsync("nurse01")).ShouldBeEmpty();

        await Clinic.PassAsync(TimeSpan.FromMinutes(40));

        var told = (await UnreadOfAsync("nurse01")).ShouldHaveSingleItem();
        (told.What, told.Urgent, told.TaskId).ShouldBe(("treatment.anaesthetic-over", true, await TaskOfAsync(journey)));
    }

    [Fact]
    public async Task R_MSG_2_whoever_is_handed_a_task_is_told_and_opening_it_is_reading()
    {
        var task = await TaskOfAsync(await Clinic.StartAsync("talk-then-treat"));
        (await Clinic.As(Roles.Manager).SendAsync(new AssignTask.Command(task, "consultant02"))).ShouldSucceed();

        var told = (await UnreadOfAsync("consultant02")).ShouldHaveSingleItem();
        (told.What, told.TaskId, told.Role).ShouldBe(("task.assigned", task, null));
        (await UnreadOfAsync("consultant01")).ShouldBeEmpty();
        (await Clinic.As("consultant02").SendAsync(new ReadNoticesOfTask.Command(task))).ShouldSucceed();
        (await UnreadOfAsync("consultant02")).ShouldBeEmpty();
        (await NoticesOfAsync("consultant02")).Single().ReadBy.ShouldBe("consultant02");
    }

    [Fact]
    public async Task R_MSG_2_a_task_given_back_is_told_to_its_role()
    {
        var task = await TaskOfAsync(await Clinic.StartAsync("talk-then-treat"));
        (await Clinic.As("consultant01").SendAsync(new ClaimTask.Command(task))).ShouldSucceed();

        (await Clinic.As("consultant01").SendAsync(new ReleaseTask.Command(task))).ShouldSucceed();

        (await UnreadOfAsync("consultant02")).Single().What.ShouldBe("task.released");
        (await UnreadOfAsync("consultant01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_MSG_2_those_who_mend_are_told_of_an_incident()
    {
        var journey = await Clinic.StartAsync("broken");

        var told = (await UnreadOfAsync("process-manager01")).ShouldHaveSingleItem();
        (told.What, told.JourneyId).ShouldBe(("journey.incident", journey.Id));
        told.Facts.GetProperty("title").GetString().ShouldBe("decide");
    }

    [Fact]
    public async Task R_MSG_2_a_message_that_failed_twice_is_told_once()
    {
        await Clinic.InsertAsync(
            new OutboxMessage
            {
                Id = Guid.CreateVersion7(),
                BranchId = Clinic.Branch.Id,
                Channel = "pigeon",
                Payload = "{}",
                CreatedAt = Clinic.Clock.Now,
                NextAttemptAt = Clinic.Clock.Now,
            }
        );
        await SendAsync();
        (await UnreadOfAsync("process-manager01")).ShouldBeEmpty();

        await SendAsync();
        await SendAsync();

        (await UnreadOfAsync("process-manager01")).Single().What.ShouldBe("message.failed");
    }

    [Fact]
    public async Task R_MSG_1_a_procedure_tells_the_lead_of_a_role_in_its_own_words()
    {
        await Clinic.StartAsync("own-words");

        var told = (await UnreadOfAsync("medical-director02")).ShouldHaveSingleItem();
        (told.What, told.Facts.GetProperty("step").GetString()).ShouldBe(("clean-room", "clean"));
    }

    [Fact]
    public async Task R_ESC_4_where_a_role_has_no_lead_the_manager_is_told_and_no_other_branch()
    {
        var branch = await Clinic.OpenBranchAsync("浦东院区");
        await Clinic.HireAsync("manager-east", branch.Id, Roles.Manager);
        await Clinic.HireAsync("desk-east", branch.Id, Roles.FrontDesk);
        var client = await Clinic.RegisterAsync(branch: branch.Id);
        (await Clinic.As("desk-east").SendAsync(new StartJourney.Command("booking-alone", client.Id))).ShouldSucceed();

        await Clinic.PassAsync(TimeSpan.FromHours(2));

        (await UnreadOfAsync("manager-east")).Single().What.ShouldBe("task-overdue");
        (await UnreadOfAsync("medical-director01")).ShouldBeEmpty();
        (await UnreadOfAsync("manager01")).ShouldBeEmpty();
    }

    private async Task SendAsync()
    {
        (await Clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();
        Clinic.Clock.Advance(TimeSpan.FromMinutes(5));
    }
}

public sealed class SqliteWhoIsToldTests() : WhoIsToldTests(Store.Sqlite);

public sealed class PostgresWhoIsToldTests() : WhoIsToldTests(Store.Postgres);
