using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>Runs of single activities: the badges of the diagram, and what a chosen node shows.</summary>
internal static class ExecutionEndpoints
{
    public static void MapExecutions(this IEndpointRouteBuilder studio)
    {
        var executions = studio.MapGroup("").Require(JourneysRoom.Read);
        executions.MapPost(
            "/activity-executions/report",
            (ReportRequest report, InstanceReading reading, CancellationToken cancel) =>
                reading.ShowRunsAsync(
                    report.WorkflowInstanceId,
                    runs => StudioJson.Of(new { Stats = runs.Stats(report.ActivityNodeIds) }),
                    cancel
                )
        );
        executions.MapGet(
            "/activity-execution-summaries/list",
            (string? workflowInstanceId, string? activityNodeId, InstanceReading reading, CancellationToken cancel) =>
                ListAsync(workflowInstanceId, activityNodeId, false, reading, cancel)
        );
        executions.MapGet(
            "/activity-executions/list",
            (string? workflowInstanceId, string? activityNodeId, InstanceReading reading, CancellationToken cancel) =>
                ListAsync(workflowInstanceId, activityNodeId, true, reading, cancel)
        );
        executions.MapGet(
            "/activity-executions/by-id",
            (string id, InstanceReading reading, CancellationToken cancel) =>
                OneAsync(id, reading, (runs, run) => runs.Record(run, true), cancel)
        );
        executions.MapGet(
            "/activity-executions/{id}/call-stack",
            (string id, InstanceReading reading, CancellationToken cancel) =>
                OneAsync(id, reading, (runs, run) => CallStack(id, runs, run), cancel)
        );
    }

    private static object CallStack(string id, RunShape runs, Workflows.Journeys.Viewing.Run run)
    {
        var chain = runs.Chain(run);
        return new
        {
            ActivityExecutionId = id,
            Items = chain.Select(one => runs.Record(one, true)),
            TotalCount = chain.Count,
        };
    }

    private static Task<IResult> ListAsync(
        string? instance,
        string? node,
        bool isWhole,
        InstanceReading reading,
        CancellationToken cancel
    ) =>
        reading.ShowRunsAsync(
            instance,
            runs => StudioJson.List(runs.RunsAt(node).Select(run => runs.Record(run, isWhole)).ToList()),
            cancel
        );

    private static async Task<IResult> OneAsync(
        string id,
        InstanceReading reading,
        Func<RunShape, Workflows.Journeys.Viewing.Run, object> show,
        CancellationToken cancel
    )
    {
        var (instance, number) = RunShape.Parse(id);
        return await reading.ShowRunsAsync(
            instance?.ToString(),
            runs =>
                runs.RunsAt(null).FirstOrDefault(run => run.Number == number) is { } run
                    ? StudioJson.Of(show(runs, run))
                    : Results.NotFound(),
            cancel
        );
    }
}
