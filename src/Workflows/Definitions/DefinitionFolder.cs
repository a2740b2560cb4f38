using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A form file that can be used.</summary>
public sealed record FormFileRead(Form Form, string Json, string Hash);

/// <summary>A definition file that can be run.</summary>
/// <param name="Name">Of the file.</param>
public sealed record DefinitionFileRead(string Name, WorkflowGraph Graph, string Json, string Hash);

/// <param name="Problems">All that is wrong, by file.</param>
public sealed record FolderRead(
    IReadOnlyList<FormFileRead> Forms,
    IReadOnlyList<DefinitionFileRead> Definitions,
    IReadOnlyList<FieldError> Problems
);

/// <summary>Reads <c>*.json</c> of a folder as definitions and those of its <c>forms</c> folder as forms.</summary>
public sealed class DefinitionFolder(DefinitionReader reader, MissingForms missing, FieldCatalog fields)
{
    public async Task<FolderRead> ReadAsync(string folder, CancellationToken cancel)
    {
        List<FormFileRead> forms = [];
        List<DefinitionFileRead> definitions = [];
        List<FieldError> problems = [];
        foreach (var file in FilesOf(Path.Combine(folder, "forms")))
            await ReadAsync(file, json => forms.Add(new FormFileRead(FormFile.Parse(json, fields), json, HashOf(json))), problems, cancel);
        foreach (var file in FilesOf(folder))
            await ReadAsync(
                file,
                json => definitions.Add(new DefinitionFileRead(Path.GetFileName(file), Parse(json), json, HashOf(json))),
                problems,
                cancel
            );
        foreach (var definition in definitions)
            problems.AddRange(await missing.OfAsync(definition.Graph, [.. forms.Select(file => file.Form.Id)], cancel));
        problems.AddRange(
            Twins(forms.Select(file => file.Form.Id)).Concat(Twins(definitions.Select(file => file.Graph.Definition.DefinitionId)))
        );
        return new FolderRead(forms, definitions, problems);
    }

    /// <summary>Of all its files; enough to see that nothing is new.</summary>
    public static async Task<IReadOnlyList<string>> HashesAsync(string folder, CancellationToken cancel)
    {
        List<string> hashes = [];
        foreach (var file in FilesOf(Path.Combine(folder, "forms")).Concat(FilesOf(folder)))
            hashes.Add(HashOf(await File.ReadAllTextAsync(file, cancel)));
        return hashes;
    }

    private static async Task ReadAsync(string file, Action<string> parse, List<FieldError> problems, CancellationToken cancel)
    {
        try
        {
            var text = await File.ReadAllTextAsync(file, cancel);
            using (JsonDocument.Parse(text)) { } // what is no JSON at all is said more simply
            parse(text);
        }
        catch (DefinitionException refused)
        {
            problems.AddRange(
                refused.Problems.Select(problem =>
                    Problem(file, problem.ActivityName ?? problem.ActivityId ?? "", DefinitionJson.WhyOf(problem))
                )
            );
        }
        catch (FormException refused)
        {
            problems.AddRange(refused.Problems.Select(problem => Problem(file, problem.Place, problem.Message)));
        }
        catch (JsonException refused)
        {
            problems.Add(
                new FieldError(
                    Path.GetFileName(file),
                    "request.broken-json",
                    (refused.LineNumber ?? 0) + 1,
                    (refused.BytePositionInLine ?? 0) + 1
                )
            );
        }
    }

    private WorkflowGraph Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return reader.Read(document.RootElement);
    }

    private static IEnumerable<FieldError> Twins(IEnumerable<string> ids) =>
        ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => new FieldError(same.Key, "definition.twice"));

    private static FieldError Problem(string file, string place, object message) =>
        new(Path.GetFileName(file), "definition.invalid", place, message);

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    private static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
