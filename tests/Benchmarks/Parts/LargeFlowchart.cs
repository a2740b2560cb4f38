using System.Text.Json;
using CaseFlow.Benchmarks.Support;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>A flowchart of many activities is read and checked, and run to its end in one step by the engine alone.</summary>
internal static class LargeFlowchart
{
    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync();
        var reader = clinic.Services.GetRequiredService<DefinitionReader>();
        var times = Math.Max(3, size.Journeys / 20);
        await MeasureAsync(reader, 50, times);
        var (smallRead, smallRun) = await MeasureAsync(reader, 50, times);
        var (read, run) = await MeasureAsync(reader, 500, times);
        Table.Row("flowchart of 500 activities: read", Table.Milliseconds(read), "", $"10 times that of 50; is {read / smallRead:0.0}");
        Table.Row("  run to its end, the engine alone", Table.Milliseconds(run), "", $"10 times that of 50; is {run / smallRun:0.0}");
        Table.Gap();
    }

    private static async Task<(double Read, double Run)> MeasureAsync(DefinitionReader reader, int activities, int times)
    {
        var json = JsonSerializer.SerializeToElement(Procedures.LargeFlowchart(activities));
        var graph = reader.Read(json);
        var engine = new WorkflowEngine(new OneDefinition(graph));
        var read = await Timing.MeasureAsync(1, times, (_, _) => Task.FromResult(reader.Read(json)));
        var run = await Timing.MeasureAsync(
            1,
            times,
            async (_, _) =>
            {
                var start = new Start(new InstanceId(Guid.NewGuid()), DateTimeOffset.UnixEpoch, graph.Definition.DefinitionId);
                var result = await engine.ExecuteAsync(start, new NoStore(), CancellationToken.None);
                if (result.Bursts[^1].Instance.Status != InstanceStatus.Finished)
                    throw new InvalidOperationException("It did not come to its end.");
            }
        );
        return (read.Percentile(0.50), run.Percentile(0.50));
    }

    private sealed class OneDefinition(WorkflowGraph graph) : IDefinitionSource
    {
        public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel) =>
            ValueTask.FromResult<WorkflowGraph?>(graph);

        public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
            ValueTask.FromResult<WorkflowGraph?>(graph);
    }

    private sealed class NoStore : IInstanceStore
    {
        public ValueTask<WorkflowInstance?> FindAsync(InstanceId id, CancellationToken cancel) =>
            ValueTask.FromResult<WorkflowInstance?>(null);

        public ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel) =>
            ValueTask.FromResult<IReadOnlyList<InstanceId>>([]);

        public ValueTask<bool> TryActivateAsync(ActivationWish wish, CancellationToken cancel) => ValueTask.FromResult(true);

        public void Stage(BurstResult burst) { }
    }
}
