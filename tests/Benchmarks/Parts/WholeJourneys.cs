using CaseFlow.Benchmarks.Support;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>
/// Journeys from their start to their end, eight tasks each, and what is left of them on the disk: rows, history, indexes.
/// </summary>
internal static class WholeJourneys
{
    private const int Callers = 8;

    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync();
        await RunAsync(clinic, 2);
        var empty = await clinic.DatabaseBytesAsync();
        var timing = await RunAsync(clinic, Math.Max(1, size.Journeys / Callers));
        var bytes = await clinic.DatabaseBytesAsync() - empty;
        Table.Row($"whole journeys, {Callers} callers", Table.PerSecond(timing.Rate));
        Table.Row(
            "  on disk each, with history",
            Table.Bytes((double)bytes / (Math.Max(1, size.Journeys / Callers) * Callers)),
            "",
            "12,000 B"
        );
        Table.Gap();
    }

    private static Task<Timing> RunAsync(BenchClinic clinic, int each) =>
        Timing.MeasureAsync(
            Callers,
            each,
            async (caller, piece) =>
            {
                var (_, task) = await clinic.StartAsync(Procedures.EightTasks, (caller * 7) + piece);
                while (task is { } open)
                    task = await clinic.CompleteAsync(open);
            }
        );
}
