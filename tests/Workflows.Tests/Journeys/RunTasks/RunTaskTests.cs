using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.RunTasks;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys.RunTasks;

public sealed class RunTaskTests(SmallClinic clinic) : IClassFixture<SmallClinic>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var task = Draw.Activity(
                "print",
                "Elsa.RunTask",
                ("taskName", Draw.Literal("PrintLabel")),
                ("payload", Draw.JavaScript("({ copies: 2 })"))
            )
            .With(
                "result",
                new System.Text.Json.Nodes.JsonObject
                {
                    ["typeName"] = "Object",
                    ["memoryReference"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "printed" },
                }
            );
        await clinic.PublishAsync(
            Draw.Definition("labels", [task, Draw.Task("stick", Roles.Nurse)], ["print stick"], "outcome", "printed")
        );
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Result<CompleteRunTask.Response>> ReportAsync(Guid task, object? result = null, string who = Roles.FrontDesk) =>
        clinic.As(who).SendAsync(new CompleteRunTask.Command(task, result is null ? null : JsonSerializer.SerializeToElement(result)));

    private async Task<Guid> TaskOfAsync(JourneyId journey) =>
        await clinic.ReadAsync(db =>
            db.Outbox()
                .Where(message => message.JourneyId == journey && message.Channel == "run-task")
                .Select(message => message.Id)
                .SingleAsync()
        );

    [Fact]
    public async Task A_task_goes_out_after_the_commit_and_its_result_comes_back_once()
    {
        var journey = await clinic.StartAsync("labels");
        var task = await TaskOfAsync(journey.Id);
        await clinic.AsSystem.SendAsync(new SendOutbox.Command());

        using var file = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(clinic.DataFolder, "outbox-sent", "run-task", $"{task:D}.json"))
        );
        (
            file.RootElement.GetProperty("taskId").GetGuid(),
            file.RootElement.GetProperty("name").GetString(),
            file.RootElement.GetProperty("payload").GetProperty("copies").GetInt32()
        ).ShouldBe((task, "PrintLabel", 2));
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReportAsync(task, new { labels = 2 }))));

        reports.Count(report => report.ShouldSucceed().Completed).ShouldBe(1);
        var after = await clinic.ReadAsync(journey.Id);
        after.OpenTasks.Single().Title.ShouldBe("stick");
        after.Variables.GetProperty("printed").GetProperty("labels").GetInt32().ShouldBe(2);
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "ActivityStarted print",
            "ExternalTaskRequested print",
            "ExternalTaskCompleted print",
            "TaskCreated stick",
        ]);
    }

    [Fact]
    public async Task An_unknown_task_and_one_of_another_branch_are_not_there()
    {
        var task = await TaskOfAsync((await clinic.StartAsync("labels")).Id);
        var elsewhere = await clinic.OpenBranchAsync("徐汇门诊");
        await clinic.HireAsync("xuhui-desk", elsewhere.Id, Roles.FrontDesk);

        (await ReportAsync(Guid.NewGuid())).ShouldBeRefused("run-task.not-found");
        (await ReportAsync(task, who: "xuhui-desk")).ShouldSucceed().Completed.ShouldBeFalse();
        (await ReportAsync(task)).ShouldSucceed().Completed.ShouldBeTrue();
    }
}
