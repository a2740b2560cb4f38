using CaseFlow.Benchmarks.Parts;

namespace CaseFlow.Benchmarks;

/// <summary>The parts of the table, in its order.</summary>
public static class Suite
{
    public sealed record Part(string Name, Func<BenchSize, Task> RunAsync);

    public static IReadOnlyList<Part> Parts { get; } =
    [
        new("resume", Resumes.RunAsync),
        new("start", Starts.RunAsync),
        new("whole", WholeJourneys.RunAsync),
        new("memory", Memory.RunAsync),
        new("startup", Startup.RunAsync),
        new("loop", Loops.RunAsync),
        new("flowchart", LargeFlowchart.RunAsync),
        new("expressions", Expressions.RunAsync),
    ];
}
