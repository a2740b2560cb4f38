using CaseFlow.Benchmarks.Support;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>What a waiting journey costs in memory: nothing, since a wait is a row.</summary>
internal static class Memory
{
    public static async Task RunAsync(BenchSize size)
    {
        await using var clinic = await BenchClinic.OpenAsync();
        await clinic.StartManyAsync(100);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await clinic.StartManyAsync(size.InMemory);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Table.Row($"managed memory, {size.InMemory} waiting", $"{after / 1048576.0:0.0} MiB");
        Table.Row("  more than before they were started", $"{(after - before) / 1048576.0:0.0} MiB");
        Table.Gap();
    }
}
