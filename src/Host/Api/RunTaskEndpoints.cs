using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.RunTasks;
using MediatR;

namespace CaseFlow.Host.Api;

public static class RunTaskEndpoints
{
    public static void MapRunTasks(this IEndpointRouteBuilder api) =>
        api.MapPost("/run-tasks/{taskId}/complete", Complete).WithTags("Events").Require(Permissions.EventsRaise);

    /// <summary>Reports an external task done; its journey goes on with the result. Reported again, it answers that nothing was left to do.</summary>
    internal static async Task<Answer<CompleteRunTask.Response>> Complete(Guid taskId, CompleteBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new CompleteRunTask.Command(taskId, body.Result), cancel);

    internal sealed record CompleteBody(JsonElement? Result = null);
}
