using CaseFlow.Benchmarks.Support;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>
/// A person completes a task and the journey goes on to the next one: through the pipeline, with its history, the next task and one commit.
/// By one caller and
/// by eight, with more and more journeys waiting; beside SQLite alone, which writes the same rows before and after.
/// </summary>
internal static class Resumes
{
    private const int Callers = 8;
    private const int TasksEach = 7; // of 8: the last one ends the journey, which writes other rows

    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync(Recording.AddTo);
        await CompleteAsync(clinic, Callers, size.WarmUp);
        var alone = new Dictionary<int, Timing>();
        var waiting = 0;
        foreach (var wanted in size.Waiting)
        {
            await clinic.StartManyAsync(wanted - waiting);
            waiting = wanted;
            await MeasureAsync(clinic, size, waiting, alone);
        }
    }

    private static async Task MeasureAsync(BenchClinic clinic, BenchSize size, int waiting, Dictionary<int, Timing> alone)
    {
        var (units, questions) = await RecordAsync(clinic, size.Resumes);
        foreach (var callers in new[] { 1, Callers })
        {
            using var bare = new BareSqlite(units.Database);
            var half = units.Rows.Length / 2 / callers * callers;
            var before = Bare(bare, units.Rows.AsMemory(0, half), callers);
            var ours = await CompleteAsync(clinic, callers, size.Resumes);
            var limit = before + Bare(bare, units.Rows.AsMemory(half), callers);
            Report(callers, waiting, ours, limit, alone.TryAdd(callers, ours) ? null : alone[callers]);
        }

        File.Delete(units.Database);
        Table.Row("  questions to the database, and the commit", $"{questions:0.0} + 1", "", "2 in all");
        Table.Row("  rows written", $"{units.Rows.Average(unit => unit.Length):0.0}");
        Table.Gap();
    }

    private static void Report(int callers, int waiting, Timing ours, Timing limit, Timing? undisturbed)
    {
        var (share, rate) = callers == 1 ? ("1/3 of the limit", 660) : ("1/2 of the limit", 1_240);
        Table.Row(
            $"resume, {callers} caller(s), {waiting} waiting",
            Table.PerSecond(ours.Rate),
            Table.PerSecond(limit.Rate * callers),
            $"{share}, {rate}/s; is {ours.Rate / limit.Rate / callers:0.00}"
        );
        Table.Row("  p50", Table.Milliseconds(ours.Percentile(0.50)), Table.Milliseconds(limit.Percentile(0.50)));
        Table.Row("  p95", Table.Milliseconds(ours.Percentile(0.95)), Table.Milliseconds(limit.Percentile(0.95)));
        Table.Row(
            "  p99",
            Table.Milliseconds(ours.Percentile(0.99)),
            Table.Milliseconds(limit.Percentile(0.99)),
            $"5 times the limit; is {ours.Percentile(0.99) / limit.Percentile(0.99):0.0}"
        );
        Table.Row("  CPU each", Table.Milliseconds(ours.CpuMilliseconds), Table.Milliseconds(limit.CpuMilliseconds / callers), "0.80 ms");
        if (undisturbed is not null)
            Table.Row("  slower than with none waiting", $"{(undisturbed.Rate / ours.Rate) - 1:0%}", "", "10 %");
    }

    /// <summary>Journeys are started before the clock is: each caller has some of its own and completes their tasks in turn.</summary>
    private static async Task<Timing> CompleteAsync(BenchClinic clinic, int callers, int resumes)
    {
        var journeys = Math.Max(1, resumes / callers / TasksEach);
        var tasks = await clinic.StartManyAsync(callers * journeys);
        return await Timing.MeasureAsync(
            callers,
            journeys * TasksEach,
            async (caller, piece) =>
            {
                var journey = (caller * journeys) + (piece % journeys);
                tasks[journey] = (await clinic.CompleteAsync(tasks[journey])).GetValueOrDefault();
            }
        );
    }

    private static async Task<((string Database, Statement[][] Rows) Units, double Questions)> RecordAsync(BenchClinic clinic, int resumes)
    {
        var journeys = Math.Max(1, resumes / TasksEach);
        var tasks = await clinic.StartManyAsync(journeys);
        var database = await clinic.CopyDatabaseAsync();
        var (recording, prepared) = (clinic.Services.GetRequiredService<Recording>(), clinic.Services.GetRequiredService<PreparedReads>());
        var before = recording.Questions + prepared.Asked;
        recording.Begin();
        for (var piece = 0; piece < journeys * TasksEach; piece++)
            tasks[piece % journeys] = (await clinic.CompleteAsync(tasks[piece % journeys])).GetValueOrDefault();
        recording.End();
        Statement[][] rows = [.. recording.Units.Select(unit => unit.ToArray())];
        recording.Units.Clear();
        return ((database, rows), (double)(recording.Questions + prepared.Asked - before) / rows.Length);
    }

    private static Timing Bare(BareSqlite bare, ReadOnlyMemory<Statement[]> units, int together) =>
        Timing
            .MeasureAsync(
                1,
                units.Length / together,
                (_, piece) =>
                {
                    bare.Commit(units.Span.Slice(piece * together, together));
                    return Task.CompletedTask;
                }
            )
            .GetAwaiter()
            .GetResult();
}
