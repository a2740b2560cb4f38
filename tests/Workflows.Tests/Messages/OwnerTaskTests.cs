using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Messages;

/// <summary>What is to be done for a client about a message is a task of whoever looks after them (R-MSG-4, 8, 9).</summary>
public sealed class OwnerTaskTests : IAsyncLifetime
{
    private readonly MessageDesk desk = new();

    public async Task InitializeAsync()
    {
        await desk.InitializeAsync();
        await desk.MakeTasksAsync();
    }

    public Task DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task R_MSG_8_an_answer_is_a_task_of_the_journeys_owner_with_what_the_client_wrote()
    {
        var client = await desk.ClientAsync();
        var journey = await OwnedByAsync(client, "consultant02");
        var answer = await AnsweredAsync("还有点肿，正常吗？");

        var task = (await InboxOfAsync("consultant02")).ShouldHaveSingleItem();
        (task.Title, task.For!.UserName).ShouldBe(("回复顾客", "consultant02"));
        (await UnreadOfAsync("consultant02")).ShouldHaveSingleItem().TaskId.ShouldBe(task.Id);
        (await UnreadOfAsync("consultant01")).ShouldBeEmpty();
        var shown = (await desk.Clinic.As("consultant02").SendAsync(new GetTask.Query(task.Id))).ShouldSucceed();
        JsonSerializer.Serialize(shown.Values).ShouldContain(JsonEncodedText.Encode("还有点肿").ToString());
        var history = (await desk.Clinic.AsSystem.SendAsync(new GetHistory.Query(journey))).ShouldSucceed().Items;
        history.ShouldContain(entry => entry.Type == AnswerHistory.ClientWrote);
        var own = (await desk.Clinic.As("consultant02").SendAsync(new GetMessage.Query(answer))).ShouldSucceed();
        (own.Task, (await desk.ReadAsync(answer)).Task).ShouldBe((task.Id, null)); // only who sees it is led to it

        await DoAsync("consultant02", task.Id, "已回电，属正常肿胀");
        (await InboxOfAsync("consultant02")).ShouldBeEmpty();
        var read = (await desk.ReadAsync(answer)).Message;
        (read.State, read.TakenBy, read.Note).ShouldBe(("taken", "consultant02", "已回电，属正常肿胀"));
    }

    [Fact]
    public async Task R_MSG_8_who_has_no_owner_is_answered_by_customer_service_once_and_not_twice()
    {
        await desk.ClientAsync();
        var answer = await AnsweredAsync("请问几点开门", "mo-1");
        await AnsweredAsync("请问几点开门", "mo-1");

        (await InboxOfAsync("customer-service01")).ShouldHaveSingleItem().For.ShouldBeNull();
        (await UnreadOfAsync("customer-service02")).ShouldHaveSingleItem();

        (await desk.Clinic.As("customer-service02").SendAsync(new TakeAnswer.Command(answer, "已回复"))).ShouldSucceed();
        var read = (await desk.ReadAsync(answer)).Message;
        (read.State, read.TakenBy, read.Note).ShouldBe(("taken", "customer-service02", "已回复"));
        (await InboxOfAsync("customer-service01")).ShouldBeEmpty("it is done");
    }

    [Fact]
    public async Task R_MSG_4_what_neither_arrived_nor_by_sms_is_a_task_to_reach_the_client_otherwise()
    {
        var client = await desk.ClientAsync(channel: "wechat");
        await OwnedByAsync(client, "consultant02");
        var message = await desk.WriteAsync(client, "follow-up.missed");
        await desk.SendAsync();
        await desk.ReportAsync(message, "failed");
        await desk.SendAsync();
        (await InboxOfAsync("consultant02")).ShouldBeEmpty("by SMS first");

        await desk.ReportAsync(message, "failed", leg: 2);
        await desk.SendAsync();

        var task = (await InboxOfAsync("consultant02")).ShouldHaveSingleItem();
        task.Title.ShouldBe("另行联系顾客");
        await DoAsync("consultant02", task.Id, "电话已通知");
        (await desk.ReadAsync(message)).Way[^1].What.ShouldBe("reached");
    }

    [Fact]
    public async Task R_MSG_9_a_reminder_that_came_too_late_is_a_task_for_booking()
    {
        await desk.WriteTextAsync("reminder", "appointment", "明天见，{{client}}");
        var message = await desk.WriteAsync(await desk.ClientAsync(), "reminder", usefulUntil: MessageDesk.Morning.AddHours(1));
        desk.GoTo(MessageDesk.Morning.AddHours(2));
        await desk.SendAsync();
        await desk.SendAsync();

        desk.Gateway.Got.ShouldBeEmpty();
        (await desk.ReadAsync(message)).Message.Note.ShouldBe("too-late");
        (await InboxOfAsync("booking01")).ShouldHaveSingleItem().Title.ShouldBe("另行联系顾客");
    }

    [Fact]
    public async Task R_MSG_5_who_wants_no_messages_is_a_task_to_call()
    {
        await desk.WriteAsync(await desk.ClientAsync(channel: "none"), "follow-up.missed");
        await desk.SendAsync();
        await desk.SendAsync();

        (await InboxOfAsync("customer-service01")).ShouldHaveSingleItem().Title.ShouldBe("另行联系顾客");
    }

    [Fact]
    public async Task Whoever_wrote_before_they_came_comes_for_the_first_time_all_the_same()
    {
        var client = await desk.ClientAsync();
        await AnsweredAsync("你好");

        (
            await desk.Clinic.ReadAsync(db =>
                db.Set<Journey>().Where(row => row.ClientId == client.Id).Select(row => row.Stage).ToListAsync()
            )
        ).ShouldBe([""]);
    }

    private async Task<MessageId> AnsweredAsync(string text, string? providerId = null)
    {
        var answer = await desk.AnswerAsync(text, providerId);
        await desk.SendAsync();
        return answer.Message!.Value;
    }

    private async Task DoAsync(string who, TaskId task, string note) =>
        (
            await desk.Clinic.As(who).SendAsync(new CompleteTask.Command(task, "Done", JsonSerializer.SerializeToElement(new { note })))
        ).ShouldSucceed();

    /// <summary>A journey under way whose consultant looks after the client.</summary>
    private async Task<JourneyId> OwnedByAsync(Client client, string consultant)
    {
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = desk.Clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "client-message",
            DefinitionName = "顾客消息",
            Version = 1,
            Stage = "consultation",
            StartedAt = desk.Clinic.Clock.Now,
            UpdatedAt = desk.Clinic.Clock.Now,
        };
        journey.Staff.Add(new JourneyPerson { Role = Roles.Consultant, PersonId = desk.Clinic.PersonNamed(consultant).Id });
        await desk.Clinic.InsertAsync(journey);
        return journey.Id;
    }

    private async Task<IReadOnlyList<TaskSummary>> InboxOfAsync(string who) =>
        (await desk.Clinic.As(who).SendAsync(new ListTasks.Query())).ShouldSucceed().Items;

    private async Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) =>
        (await desk.Clinic.As(who).SendAsync(new ListNotices.Query())).ShouldSucceed().Items;
}
