using System.Text.Json;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Application;

/// <summary>Compares what became of an application's case with what the case says.</summary>
internal sealed class ApplicationChecks(ApplicationDrive drive, Action<string> tell)
{
    private readonly RequestChecks _outside = new(tell);

    /// <summary>
    /// Told of a publication that the case wants in spite of its errors; null where the case does not come from such a host. The errors are
    /// checked all the same.
    /// </summary>
    public Action<string>? TellRefused { get; init; }

    public async Task RunAsync(JsonElement expected)
    {
        foreach (var member in expected.EnumerateObject())
        {
            switch (member.Name)
            {
                case "publish":
                    foreach (var one in member.Value.EnumerateObject())
                        Publication(one.Name, one.Value);
                    break;
                case "http":
                    foreach (var one in member.Value.EnumerateObject())
                        _outside.Answer(one.Name, drive.Answers[one.Name], one.Value);
                    break;
                case "consumers":
                    foreach (var one in member.Value.EnumerateObject())
                        _outside.Consumers(one.Name, drive.Consumers[one.Name], one.Value);
                    break;
                case "definitions":
                    foreach (var one in member.Value.EnumerateArray())
                        Definition(await drive.GetAsync(one.Text("definition")!, one.Find("version")), one);
                    break;
                case "definitionJson":
                    foreach (var one in member.Value.EnumerateArray())
                        _outside.Json(drive.Definition, one);
                    break;
                case "instances":
                    await InstancesAsync(member.Value);
                    break;
                case "lines":
                    new LineChecks(await LinesAsync(), tell).Run(member.Value);
                    break;
                default:
                    tell($"'{member.Name}' is not checked");
                    break;
            }
        }
    }

    public void Definition(GetDefinition.Response actual, JsonElement expected)
    {
        var name = actual.Head.DefinitionId;
        if (expected.Find("version") is { ValueKind: JsonValueKind.Number } version)
            Same($"version of {name}", version.GetInt32(), actual.Head.Version);
        if (expected.Find("isPublished") is { } published)
            Same($"{name} is published", published.GetBoolean(), actual.Head.IsPublished);
        foreach (var reference in expected.Find("references") is { } references ? references.EnumerateObject().ToList() : [])
            Same(
                $"{name}'s reference to {reference.Name}",
                reference.Value.GetInt32(),
                DefinitionShelf.VersionsUsed(actual.Definition, reference.Name).Distinct().SingleOrDefault()
            );
    }

    private void Publication(string name, JsonElement expected)
    {
        var errors = drive.Publications[name];
        if (TellRefused is { } refused && errors.Count > 0)
            refused($"publication {name} is refused");
        else
            Same($"publication {name} succeeded", expected.Find("succeeded")?.GetBoolean(), errors.Count == 0);
        Same($"errors of publication {name}", expected.Number("errorCount"), errors.Count);
        foreach (var missing in expected.Texts("errors").Except(errors))
            tell($"publication {name} does not say \"{missing}\", but {string.Join("; ", errors)}");
    }

    private async Task InstancesAsync(JsonElement expected)
    {
        var definition = expected.Text("definition");
        var journeys = await ReadAsync(db =>
            db.Journeys().Where(journey => journey.DefinitionId == definition).Select(journey => journey.Status).ToListAsync()
        );
        if (expected.Number("count") is { } count)
            Same("instances", count, journeys.Count);
        if (expected.Number("faulted") is { } faulted)
            Same("faulted instances", faulted, journeys.Count(status => status == JourneyStatus.Faulted));
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        var entries = await ReadAsync(db =>
            db.History()
                .Where(entry => entry.Type == "LineWritten")
                .OrderBy(entry => entry.JourneyId)
                .ThenBy(entry => entry.Seq)
                .Select(entry => entry.Data)
                .ToListAsync()
        );
        return [.. entries.Select(data => JsonSerializer.Deserialize<JsonElement>(data).Text("text") ?? "")];
    }

    private async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = drive.Database.Enter();
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    private void Same<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual))
            tell($"{what} is {actual?.ToString() ?? "nothing"}, not {expected?.ToString() ?? "nothing"}");
    }
}
