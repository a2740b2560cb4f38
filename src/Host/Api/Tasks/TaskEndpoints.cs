using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Showing;
using CaseFlow.Workflows.Tasks.Signing;
using MediatR;

namespace CaseFlow.Host.Api.Tasks;

public static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("", List).Require(TasksRoom.Read);
        tasks.MapGet("/counts", Count).Require(TasksRoom.Read);
        tasks.MapGet("/my-day", MyDay).Require(TasksRoom.Read);
        tasks.MapGet("/next", Next).Require(TasksRoom.Read);
        tasks.MapGet("/{id}", Get).Require(TasksRoom.Read);
        tasks.MapGet("/{id}/instruction", Instruction).Require(TasksRoom.Read);
        tasks.MapGet("/{id}/texts", Texts).Require(TasksRoom.Read);
        tasks.MapPost("/{id}/claim", Claim).Require(TasksRoom.Work);
        tasks.MapPost("/{id}/release", Release).Require(TasksRoom.Work);
        tasks.MapPost("/{id}/assign", Assign).Require(TasksRoom.Assign);
        tasks.MapPost("/{id}/complete", Complete).Require(TasksRoom.Work);
        tasks.MapPut("/{id}/draft", Draft).Require(TasksRoom.Work);
    }

    /// <summary>The inbox: tasks that the caller may see, most urgent first.</summary>
    internal static async Task<Answer<Page<TaskSummary>>> List(
        [AsParameters] Filter filter,
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ListTasks.Query(filter.AsCriteria(), page) { JourneyId = filter.JourneyId is { } journey ? new(journey) : null },
            cancel
        );

    /// <summary>
    /// The texts that the task's form shows, filled for its client: while it is open what is in force, afterwards what was signed.
    /// </summary>
    internal static async Task<Answer<IReadOnlyList<GetTaskTexts.Item>>> Texts(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetTaskTexts.Query(new(id)), cancel);

    /// <summary>What the caller has in hand, and what is on its way to them today.</summary>
    internal static async Task<Answer<GetMyDay.Response>> MyDay(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetMyDay.Query(), cancel);

    /// <summary>Where somebody goes on who has done a task of this list.</summary>
    /// <param name="at">Where the one that is done stood in the list, from 0.</param>
    /// <param name="done">The one that is done.</param>
    internal static async Task<Answer<NextTask.Response>> Next(
        [AsParameters] Filter filter,
        IMediator mediator,
        CancellationToken cancel,
        int at = 0,
        Guid? done = null
    ) => await mediator.Send(new NextTask.Query(filter.AsCriteria(), at, done is { } id ? new(id) : null), cancel);

    /// <summary>How many tasks wait in each box.</summary>
    internal static async Task<Answer<CountTasks.Response>> Count(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new CountTasks.Query(), cancel);

    /// <summary>One task with its form, values, draft and outcomes.</summary>
    internal static async Task<Answer<GetTask.Response>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetTask.Query(new(id)), cancel);

    /// <summary>How the step is done; no text where nobody has written any.</summary>
    internal static async Task<Answer<GetInstruction.Response>> Instruction(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetInstruction.Query(new(id)), cancel);

    /// <summary>Takes a task that is offered to one of the caller's roles.</summary>
    internal static async Task<Answer<GetTask.Response>> Claim(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ClaimTask.Command(new(id)), cancel);

    /// <summary>Gives a task back to its role.</summary>
    internal static async Task<Answer<GetTask.Response>> Release(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ReleaseTask.Command(new(id)), cancel);

    /// <summary>Hands a task to a person who has its role.</summary>
    internal static async Task<Answer<GetTask.Response>> Assign(Guid id, AssignBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new AssignTask.Command(new(id), body.To), cancel);

    /// <summary>Finishes a task; answers where the journey stands now.</summary>
    /// <remarks>409 when it was completed before by another key.</remarks>
    internal static async Task<Answer<CompleteTask.Response>> Complete(
        Guid id,
        CompleteBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new CompleteTask.Command(new(id), body.Outcome, body.Values), cancel);

    /// <summary>Keeps what was typed so far; answers which fields it hides or demands.</summary>
    internal static async Task<Answer<SaveDraft.Response>> Draft(Guid id, DraftBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new SaveDraft.Command(new(id), body.Values), cancel);

    /// <param name="Box">mine, open (free, for the caller's roles) or all (that the caller may see).</param>
    /// <param name="Due">overdue, today or later.</param>
    /// <param name="Q">Client's name, mobile or chart number.</param>
    /// <param name="Sort">due, -due, created, -created, client or title.</param>
    /// <param name="Step">The task's title.</param>
    /// <param name="Waiting">There for longer than so many minutes.</param>
    internal sealed record Filter(
        string Box = "open",
        string? Role = null,
        string? Stage = null,
        string? Due = null,
        Guid? JourneyId = null,
        string? Q = null,
        string? Sort = null,
        string? Step = null,
        int? Waiting = null,
        Guid? Branch = null
    )
    {
        public TaskCriteria AsCriteria() =>
            new(Box, Role, Stage, Step, Due, Waiting, Branch is { } branch ? new BranchId(branch) : null, Q, Sort);
    }

    /// <param name="To">User name or person id.</param>
    internal sealed record AssignBody(string To);

    /// <param name="Outcome">One of the task's outcomes.</param>
    /// <param name="Values">The form's answers by field key.</param>
    internal sealed record CompleteBody(string Outcome, JsonElement Values);

    /// <param name="Values">The form's answers by field key, as far as they are typed.</param>
    internal sealed record DraftBody(JsonElement Values);
}
