using System.Text.Json;

namespace CaseFlow.Conformance;

/// <summary>What was printed, against one of the ways in which a case says it.</summary>
internal sealed class LineChecks(IReadOnlyList<string> lines, Action<string> tell)
{
    public void Run(JsonElement expected)
    {
        var wanted = expected.Texts("lines");
        var line = expected.Text("line");
        var (first, last) = lines.Count > 0 ? (lines[0], lines[^1]) : (null, null);
        switch (expected.Text("match"))
        {
            case "exact":
                Exact(wanted);
                break;
            case "multiset":
                Multiset(wanted);
                break;
            case "contains":
                Contains(expected);
                break;
            case "first" when first != line:
                tell($"the first line is {Quoted(lines.Take(1))}, not \"{line}\"");
                break;
            case "last" when last != line:
                tell($"the last line is {Quoted(lines.TakeLast(1))}, not \"{line}\"");
                break;
            case "count" when lines.Count(l => l == line) != expected.Number("count"):
                tell($"\"{line}\" was printed {lines.Count(l => l == line)} times, not {expected.Number("count")}");
                break;
            case "multisetThenLast":
                Multiset([.. wanted, expected.Text("last")!]);
                if (last != expected.Text("last"))
                    tell($"the last line is {Quoted(lines.TakeLast(1))}");
                break;
            case "first" or "last" or "count":
                break;
            case var other:
                tell($"lines that match '{other}' are not checked");
                break;
        }
    }

    public void Exact(IReadOnlyList<string> wanted)
    {
        if (!lines.SequenceEqual(wanted))
            tell($"printed {Quoted(lines)}, not {Quoted(wanted)}");
    }

    public void Multiset(IReadOnlyList<string> wanted)
    {
        if (!lines.Order(StringComparer.Ordinal).SequenceEqual(wanted.Order(StringComparer.Ordinal)))
            tell($"printed {Quoted(lines)}, not {Quoted(wanted)} in any order");
    }

    private void Contains(JsonElement expected)
    {
        foreach (var line in expected.Texts("lines"))
            if (!lines.Contains(line))
                tell($"\"{line}\" was not printed");
        foreach (var line in expected.Texts("not"))
            if (lines.Contains(line))
                tell($"\"{line}\" was printed");
        foreach (var choice in new[] { expected.Texts("anyOf"), expected.Texts("anyOf2") })
            if (choice.Count > 0 && !choice.Any(lines.Contains))
                tell($"none of {Quoted(choice)} was printed");
    }

    private static string Quoted(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => $"\"{text}\""))}]";
}
