using System.Diagnostics;
using System.Globalization;
using CaseFlow.Benchmarks.Support;
using CaseFlow.TestKit;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>
/// The part <c>resume</c> of another build and of this one, in turns and each in a process of its own: what the machine does meanwhile
/// meets both. Nothing without another build's root.
/// </summary>
internal static class Beside
{
    private const int Rounds = 5;

    private static readonly string Program = Path.Combine("tests", "Benchmarks", "bin", "Release", "net10.0", "CaseFlow.Benchmarks.dll");

    private static readonly string[] Callers = ["resume, 1 caller(s)", "resume, 8 caller(s)"];

    public static async Task RunAsync(BenchOptions options)
    {
        if (options.Other is not { } other)
            return;
        List<double[]> before = [];
        List<double[]> now = [];
        for (var round = 0; round < (options.Size == BenchSize.Smoke ? 1 : Rounds); round++)
        {
            before.Add(await MeasureAsync(other, options.Size));
            now.Add(await MeasureAsync(Repository.Root, options.Size));
        }

        Table.Row($"median of {now.Count}", "now", "before");
        foreach (var (index, what) in Callers.SelectMany(callers => new[] { $"{callers}, a second", "  CPU each, ms" }).Index())
        {
            var (ours, theirs) = (Middle(now, index), Middle(before, index));
            Table.Row(what, Text(ours), Text(theirs), $"is {Table.Share(ours, theirs)} of it; by round {ByRound(index)}");
        }

        Table.Gap();

        string ByRound(int index) => string.Join(' ', now.Zip(before, (one, another) => Table.Share(one[index], another[index])));
    }

    /// <summary>For one caller and for eight: resumes a second, milliseconds of CPU.</summary>
    private static async Task<double[]> MeasureAsync(string root, BenchSize size)
    {
        var words = size == BenchSize.Full ? Array.Empty<string>() : [$"--{size.Name}"];
        using var run = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(root, Program), "journey", "--only", "resume", .. words, "--waiting", "0"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var lines = (await run.StandardOutput.ReadToEndAsync()).Split('\n');
        await run.WaitForExitAsync();
        return [.. Callers.SelectMany(callers => Figures(lines.SkipWhile(line => !line.StartsWith(callers, StringComparison.Ordinal))))];
    }

    private static double[] Figures(IEnumerable<string> lines) =>
        [Figure(lines.First()), Figure(lines.First(line => line.StartsWith("  CPU each", StringComparison.Ordinal)))];

    /// <summary>The table's second column.</summary>
    private static double Figure(string line) =>
        double.Parse(
            line[52..].TrimStart().Split(' ', '/')[0],
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );

    private static double Middle(List<double[]> rounds, int index) =>
        rounds.Select(round => round[index]).Order().ElementAt(rounds.Count / 2);

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
