using System.Diagnostics;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>What one command may take at most, and what the dearest took.</summary>
internal sealed class Measure
{
    private const long MostMemory = 256L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private readonly Process _process = Process.GetCurrentProcess();

    public TimeSpan Slowest { get; private set; }

    public long Biggest { get; private set; }

    /// <summary>
    /// The time is this process's own: that another one has the machine is nobody's fault here. What a command allocated in all bounds what
    /// it held at any moment.
    /// </summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> command)
    {
        var (time, memory) = (Time(), GC.GetAllocatedBytesForCurrentThread());
        var result = await command();
        (time, memory) = (Time() - time, GC.GetAllocatedBytesForCurrentThread() - memory);
        if (memory > MostMemory)
            memory = GC.GetTotalMemory(forceFullCollection: false);
        if (memory > Biggest)
            Biggest = memory;
        if (time > MostTime)
            throw new TooSlowException($"It took {time.TotalMilliseconds:0} ms.");
        if (time > Slowest)
            Slowest = time;
        memory.ShouldBeLessThan(MostMemory);
        return result;
    }

    public override string ToString() => $"the slowest command took {Slowest.TotalMilliseconds:0} ms, the biggest {Biggest >> 20} MiB";

    private TimeSpan Time()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }
}

internal sealed class TooSlowException(string message) : Exception(message);
