using CaseFlow.Host.Pages.Journeys;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using MediatR;

namespace CaseFlow.Host.Pages.Tasks;

internal static class TaskRoutes
{
    public static void MapTaskPages(this RouteGroupBuilder pages) => pages.MapGet("/tasks/{id:guid}", ShowAsync).Require(TasksRoom.Read);

    private static async Task<IResult> ShowAsync(
        Guid id,
        IMediator mediator,
        Visitor visitor,
        HistoryReader history,
        CancellationToken cancel
    )
    {
        var task = await mediator.Send(new GetTask.Query(new TaskId(id)), cancel);
        if (!task.IsSuccess)
            return PageResults.Refused(task.Refusal);

        var journey = await mediator.Send(new GetJourney.Query(task.Value.Journey.Id), cancel);
        if (!journey.IsSuccess)
            return PageResults.Refused(journey.Refusal);

        var way = visitor.May(HistoryRoom.Read) ? await history.ReadAllAsync(task.Value.Journey.Id, cancel) : [];
        var colleagues = task.Value.MayAssign ? (await mediator.Send(new ListAssignees.Query(new TaskId(id)), cancel)).Value ?? [] : [];
        return task.Page<TaskPage, GetTask.Response>(found => new
        {
            Task = found,
            Journey = journey.Value,
            Way = way,
            Colleagues = colleagues,
        });
    }
}
