using CaseFlow.Benchmarks.Support;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>A loop over many items at once, all in one step.</summary>
internal static class Loops
{
    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync();
        var times = Math.Max(3, size.Journeys / 50);
        await MeasureAsync(clinic, 1_000, 3);
        var hundred = await MeasureAsync(clinic, 100, times);
        var thousand = await MeasureAsync(clinic, 1_000, times);
        Table.Row("ParallelForEach, 100 items", Table.Milliseconds(hundred));
        Table.Row("ParallelForEach, 1,000 items", Table.Milliseconds(thousand), "", $"12 times that; is {thousand / hundred:0.0}");
        Table.Gap();
    }

    private static async Task<double> MeasureAsync(BenchClinic clinic, int items, int times) =>
        (await Timing.MeasureAsync(1, times, (_, piece) => clinic.StartAsync(Procedures.LoopOf(items), piece))).Percentile(0.50);
}
