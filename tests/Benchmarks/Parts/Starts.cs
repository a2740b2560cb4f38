using CaseFlow.Benchmarks.Support;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>Journeys begin: the use case with its answer, up to the first open task.</summary>
internal static class Starts
{
    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync();
        await clinic.StartManyAsync(size.Journeys / 4);
        foreach (var callers in new[] { 1, 8 })
        {
            var timing = await Timing.MeasureAsync(
                callers,
                size.Journeys / callers,
                (caller, piece) => clinic.StartAsync(Procedures.EightTasks, (caller * 7) + piece)
            );
            Table.Row($"start, {callers} caller(s)", Table.PerSecond(timing.Rate));
            Table.Row("  p50 / p99", $"{timing.Percentile(0.50):0.00} / {timing.Percentile(0.99):0.00} ms");
            Table.Row("  CPU each", Table.Milliseconds(timing.CpuMilliseconds));
        }

        Table.Gap();
    }
}
