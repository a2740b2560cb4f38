using CaseFlow.Benchmarks.Parts;

namespace CaseFlow.Benchmarks;

/// <summary>The parts of the table, in its order.</summary>
public static class Suite
{
    public sealed record Part(string Name, Func<BenchOptions, Task> RunAsync);

    public static IReadOnlyList<Part> Parts { get; } =
    [
        new("resume", options => Resumes.RunAsync(options.Size)),
        new("beside", Beside.RunAsync),
        new("taskpage", TaskPages.RunAsync),
        new("start", options => Starts.RunAsync(options.Size)),
        new("whole", options => WholeJourneys.RunAsync(options.Size)),
        new("memory", options => Memory.RunAsync(options.Size)),
        new("startup", options => Startup.RunAsync(options.Size)),
        new("loop", options => Loops.RunAsync(options.Size)),
        new("flowchart", options => LargeFlowchart.RunAsync(options.Size)),
        new("expressions", options => Evaluations.RunAsync(options.Size)),
    ];
}
