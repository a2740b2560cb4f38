using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>Studio's green arrow tries the procedure as it is drawn now; what it starts may be removed again.</summary>
internal static class TrialRuns
{
    public static void MapTrialRuns(this IEndpointRouteBuilder studio)
    {
        studio.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync).Require(DefinitionsRoom.Edit);
        studio.MapPost("/workflow-definitions/{definitionId}/dispatch", ExecuteAsync).Require(DefinitionsRoom.Edit);
        studio.MapDelete("/workflow-instances/{id}", RemoveAsync).Require(JourneysRoom.Read);
        studio
            .MapPost("/bulk-actions/delete/workflow-instances/by-id", () => StudioProblem.Of("studio.never-deleted"))
            .Require(JourneysRoom.Read);
    }

    private static async Task<IResult> ExecuteAsync(
        string definitionId,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var started = await mediator.Send(new StartTrial.Command(definitionId), cancel);
        if (!started.IsSuccess)
            return StudioProblem.Of(started.Refusal);
        response.Headers["x-elsa-workflow-instance-id"] = started.Value.Journey.ToString();
        return StudioJson.Of(new { WorkflowInstanceId = started.Value.Journey });
    }

    private static async Task<IResult> RemoveAsync(string id, CurrentPerson person, IMediator mediator, CancellationToken cancel)
    {
        if (!person.IsInTrials || StudioInstanceId.Parse(id) is not { Child: null } trial)
            return StudioProblem.Of("studio.never-deleted");
        var removed = await mediator.Send(new RemoveTrial.Command(trial.Journey), cancel);
        return removed.IsSuccess ? Results.Ok() : StudioProblem.Of(removed.Refusal);
    }
}
