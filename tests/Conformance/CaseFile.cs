using System.Text.Json;

namespace CaseFlow.Conformance;

/// <summary>The cases of a file, as they stand in it.</summary>
internal static class CaseFile
{
    /// <summary>Throws <see cref="FormatException"/> with what is wrong with the file.</summary>
    public static IReadOnlyList<JsonElement> Read(Options options)
    {
        var cases = Parse(options.Cases);
        if (options.Only is { } only && !cases.Any(json => json.Text("id") == only))
            throw new FormatException($"{options.Cases} has no case \"{only}\".");
        return [.. cases.Where((json, number) => number % options.Every == 0 && (options.Only is null || json.Text("id") == options.Only))];
    }

    private static List<JsonElement> Parse(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.Clone().EnumerateArray()]
                : throw new FormatException($"{file} is no list of cases.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new FormatException($"{file} cannot be read: {problem.Message}", problem);
        }
    }
}
