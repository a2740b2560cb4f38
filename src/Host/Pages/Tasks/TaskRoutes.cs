using CaseFlow.Host.Security;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Showing;
using CaseFlow.Workflows.Tasks.Signing;
using MediatR;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>A task's page, and the parts of it that an open page fetches anew.</summary>
internal static class TaskRoutes
{
    public static void MapTaskPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/tasks/{id:guid}", ShowAsync).Require(TasksRoom.Read);
        pages.MapGet("/tasks/{id:guid}/state", StateAsync).Require(TasksRoom.Read);
        pages.MapGet("/tasks/{id:guid}/way", WayAsync).Require(TasksRoom.Read);
        pages.MapGet("/tasks/{id:guid}/instruction", InstructionAsync).Require(TasksRoom.Read);
    }

    private static async Task<IResult> ShowAsync(Guid id, IMediator mediator, CancellationToken cancel)
    {
        var task = await mediator.Send(new GetTaskPage.Query(new TaskId(id)), cancel);
        if (task.IsSuccess)
            await mediator.Send(new ReadNoticesOfTask.Command(new TaskId(id)), cancel);
        var texts =
            task.Value?.Task.Form.Fields.Any(field => field.Type == TextsField.Type) == true
                ? (await mediator.Send(new GetTaskTexts.Query(new TaskId(id)), cancel)).Value
                : null;
        return task.Page<TaskPage, GetTaskPage.Response>(found => new
        {
            found.Task,
            found.Way,
            Texts = texts ?? [],
            State = GetTaskState.Response.Of(found.Task, found.Colleagues),
        });
    }

    private static async Task<IResult> StateAsync(Guid id, IMediator mediator, CancellationToken cancel)
    {
        var state = await mediator.Send(new GetTaskState.Query(new TaskId(id)), cancel);
        return state.Page<TaskState, GetTaskState.Response>(found => new { Task = found });
    }

    /// <summary>Read when somebody unfolds it.</summary>
    private static async Task<IResult> InstructionAsync(Guid id, IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new GetInstruction.Query(new TaskId(id)), cancel)).Page<TaskInstruction, GetInstruction.Response>(found => new
        {
            found.Text,
        });

    private static async Task<IResult> WayAsync(Guid id, IMediator mediator, CancellationToken cancel)
    {
        var way = await mediator.Send(new GetTaskWay.Query(new TaskId(id)), cancel);
        return way.Page<TaskAside, WayHere>(found => new { Task = new TaskId(id), Way = found });
    }
}
