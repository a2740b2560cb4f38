using System.Globalization;
using System.Runtime.CompilerServices;

namespace CaseFlow.Architecture.Tests;

/// <summary>
/// What breaks a rule since before the rule was there: a file beside the rules, a line for each place and how many times it does. The list
/// may only shrink: what is not on it fails, and so does what is on it without need.
/// </summary>
/// <remarks>
/// <c>CASEFLOW_REWRITE_EXCEPTIONS=rooms</c> (names with commas between them) writes the lists anew as the source is now. That is for a move
/// of files, where places get other names; a list that grows by it is seen in review.
/// </remarks>
internal static class Exceptions
{
    private const string Rewrite = "CASEFLOW_REWRITE_EXCEPTIONS";

    /// <summary>What differs between the rule's findings and its list; nothing if it holds.</summary>
    public static IReadOnlyList<string> Against(string list, IEnumerable<Finding> findings)
    {
        var file = Path.Combine(Folder(), $"{list}.txt");
        var found = findings.OrderBy(finding => finding.Place, StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable(Rewrite)?.Split(',').Contains(list) == true)
            File.WriteAllText(file, string.Concat(found.Select(finding => $"{finding.Count} {finding.Place}\n")));
        return [.. Differences(File.ReadAllLines(file), found)];
    }

    public static IEnumerable<string> Differences(IEnumerable<string> lines, IReadOnlyCollection<Finding> found)
    {
        var listed = lines.Where(line => line.Length > 0).Select(Parse).ToDictionary(finding => finding.Place, finding => finding.Count);
        foreach (var finding in found.Where(finding => finding.Count > listed.GetValueOrDefault(finding.Place)))
            yield return $"{finding.Place}: {finding.Count}, allowed are {listed.GetValueOrDefault(finding.Place)}";
        foreach (var (place, count) in listed)
            if (found.FirstOrDefault(finding => finding.Place == place)?.Count is var now && (now ?? 0) < count)
                yield return $"{place}: the list says {count}, it is {now ?? 0} now: correct the list";
    }

    private static Finding Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return new Finding(line[(space + 1)..], int.Parse(line[..space], CultureInfo.InvariantCulture));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Exceptions");
}

/// <summary>A place that breaks a rule, and how often or how much.</summary>
internal sealed record Finding(string Place, int Count)
{
    public override string ToString() => $"{Place}: {Count}";
}
