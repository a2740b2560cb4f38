using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Filters;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;

namespace CaseFlow.Host.Api.Tasks;

internal static class FilterEndpoints
{
    public static void MapTaskFilters(this IEndpointRouteBuilder api)
    {
        var filters = api.MapGroup("/task-filters").WithTags("Tasks").Require(TasksRoom.Read);
        filters.MapGet("", List);
        filters.MapPost("", Create);
        filters.MapPut("/{id}", Change);
        filters.MapDelete("/{id}", Delete);
    }

    /// <summary>The caller's saved filters and those shared with them, each with the number of tasks that it finds now.</summary>
    internal static async Task<Answer<ListTaskFilters.Response>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListTaskFilters.Query(), cancel);

    /// <summary>Gives a search of the inbox a name.</summary>
    internal static async Task<CreatedAnswer<TaskFilterView>> Create(FilterBody body, IMediator mediator, CancellationToken cancel) =>
        new(await mediator.Send(body.AsCommand(null), cancel), made => $"/api/task-filters/{made.Id}");

    /// <summary>Changes a saved filter that is the caller's, or shared with a role that they may share with.</summary>
    internal static async Task<Answer<TaskFilterView>> Change(Guid id, FilterBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(body.AsCommand(new TaskFilterId(id)), cancel);

    /// <summary>Takes a saved filter away, for all who had it.</summary>
    internal static async Task<Answer<Done>> Delete(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DeleteTaskFilter.Command(new(id)), cancel);

    /// <param name="SharedRole">For all who hold it; left out or empty: the caller's alone.</param>
    /// <param name="SharedBranch">Where; left out: where the caller works first.</param>
    /// <param name="Revision">As it was read, when one is changed.</param>
    /// <param name="Step">The task's title.</param>
    /// <param name="Waiting">There for longer than so many minutes.</param>
    internal sealed record FilterBody(
        string? Name,
        string Box = "all",
        string? Role = null,
        string? Stage = null,
        string? Step = null,
        string? Due = null,
        int? Waiting = null,
        Guid? Branch = null,
        string? Q = null,
        string? Sort = null,
        string? SharedRole = null,
        Guid? SharedBranch = null,
        long? Revision = null
    )
    {
        public SaveTaskFilter.Command AsCommand(TaskFilterId? filter) =>
            new(
                filter,
                Name ?? "",
                new TaskCriteria(Box, Text(Role), Text(Stage), Text(Step), Text(Due), Waiting, At(Branch), Text(Q), Text(Sort)),
                Text(SharedRole),
                At(SharedBranch),
                Revision
            );

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        private static BranchId? At(Guid? branch) => branch is { } id ? new BranchId(id) : null;
    }
}
