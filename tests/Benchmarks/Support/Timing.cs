using System.Diagnostics;

namespace CaseFlow.Benchmarks.Support;

/// <summary>How long each of many equal pieces of work took, and what all of them took together.</summary>
public sealed class Timing
{
    private readonly double[] times;

    private Timing(double[] each, TimeSpan wall, TimeSpan cpu)
    {
        Array.Sort(each);
        (times, Wall, Cpu) = (each, wall, cpu);
    }

    public TimeSpan Wall { get; }

    /// <summary>Of a whole process, on all cores.</summary>
    public TimeSpan Cpu { get; }

    public double Rate => times.Length / Wall.TotalSeconds;

    public double CpuMilliseconds => Cpu.TotalMilliseconds / times.Length;

    /// <param name="share">0.99: all but one of a hundred were faster.</param>
    /// <returns>Milliseconds.</returns>
    public double Percentile(double share) => times[Math.Min(times.Length - 1, (int)(times.Length * share))];

    /// <param name="work">Gets the caller's number and counts its pieces from 0.</param>
    /// <param name="cpuSoFar">Null: of this process.</param>
    public static async Task<Timing> MeasureAsync(int callers, int piecesEach, Func<int, int, Task> work, Func<TimeSpan>? cpuSoFar = null)
    {
        cpuSoFar ??= () => Environment.CpuUsage.TotalTime;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var each = new double[callers * piecesEach];
        var cpu = cpuSoFar();
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        for (var piece = 0; piece < piecesEach; piece++)
                        {
                            var start = Stopwatch.GetTimestamp();
                            await work(caller, piece);
                            each[(caller * piecesEach) + piece] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                        }
                    })
                )
        );
        return new Timing(each, Stopwatch.GetElapsedTime(begin), cpuSoFar() - cpu);
    }

    /// <summary>Both as one, e.g. measured before and after something else.</summary>
    public static Timing operator +(Timing one, Timing other) =>
        new([.. one.times, .. other.times], one.Wall + other.Wall, one.Cpu + other.Cpu);
}
