using System.Globalization;

namespace CaseFlow.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Waiting">Journeys that wait meanwhile; one round for each number, in rising order.</param>
/// <param name="Resumes">Tasks completed in one measurement.</param>
/// <param name="Journeys">Journeys started, or brought to their end, in one measurement.</param>
/// <param name="InMemory">Journeys that wait while the memory is looked at.</param>
/// <param name="WarmUp">Tasks completed before anything is measured: the runtime compiles in several tiers, and a host that answers people
/// has long been through all.</param>
public sealed record BenchSize(string Name, IReadOnlyList<int> Waiting, int Resumes, int Journeys, int InMemory, int WarmUp)
{
    public static readonly BenchSize Full = new(
        "full",
        [0, 10_000, 100_000],
        Resumes: 4_000,
        Journeys: 1_000,
        InMemory: 10_000,
        WarmUp: 10_000
    );
    public static readonly BenchSize Quick = new("quick", [0, 2_000], Resumes: 1_600, Journeys: 200, InMemory: 1_000, WarmUp: 3_000);

    /// <summary>Only shows that everything runs.</summary>
    public static readonly BenchSize Smoke = new("smoke", [0, 20], Resumes: 80, Journeys: 16, InMemory: 20, WarmUp: 80);
}

/// <summary>What was asked for on the command line.</summary>
/// <param name="Other">The root of another build of CaseFlow, e.g. of the version before, which is measured in turns with this one.</param>
public sealed record BenchOptions(BenchSize Size, IReadOnlyList<string> Only, string? Other = null)
{
    public static readonly string Usage = $"""
        usage: dotnet run -c Release --project tests/Benchmarks -- journey [OPTIONS]

          --quick   smaller numbers, for trying something out
          --smoke   tiny numbers: shows that everything runs
          --waiting how many journeys wait during the rounds of `resume`, in rising order
          --other   root of another build, measured in turns with this one by `beside` and `taskpage`
          --only    of these parts: {string.Join(' ', Suite.Parts.Select(part => part.Name))}
        """;

    public bool Wants(string part) => Only.Count == 0 || Only.Contains(part);

    /// <summary>Null when it was not understood.</summary>
    public static BenchOptions? TryParse(string[] words)
    {
        if (words is not ["journey", ..])
            return null;
        var options = new BenchOptions(BenchSize.Full, []);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "--quick")
                options = options with { Size = BenchSize.Quick };
            else if (words[i] == "--smoke")
                options = options with { Size = BenchSize.Smoke };
            else if (words[i] == "--waiting" && i + 1 < words.Length && Numbers(words[++i]) is { Length: > 0 } waiting)
                options = options with { Size = options.Size with { Waiting = waiting } };
            else if (words[i] == "--other" && i + 1 < words.Length)
                options = options with { Other = Path.GetFullPath(words[++i]) };
            else if (words[i] == "--only" && i + 1 < words.Length)
                options = options with { Only = words[++i].Split(',') };
            else
                return null;
        }

        return options.Only.All(name => Suite.Parts.Any(part => part.Name == name)) ? options : null;
    }

    private static int[] Numbers(string list) =>
        [
            .. list.Split(',')
                .Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : -1)
                .Where(number => number >= 0),
        ];
}
