using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Application;

/// <summary>Compares what became of an application's case with what the case says.</summary>
internal sealed partial class ApplicationChecks(ApplicationDrive drive, Action<string> tell)
{
    /// <summary>Told of a publication that the case wants in spite of its errors; null where the case does not come from such a host. The errors are checked all the same.</summary>
    public Action<string>? TellRefused { get; init; }

    public async Task RunAsync(JsonElement expected)
    {
        foreach (var member in expected.EnumerateObject())
        {
            switch (member.Name)
            {
                case "publish": foreach (var one in member.Value.EnumerateObject()) Publication(one.Name, one.Value); break;
                case "http": foreach (var one in member.Value.EnumerateObject()) Answer(one.Name, one.Value); break;
                case "definitions": foreach (var one in member.Value.EnumerateArray()) Definition(await drive.GetAsync(one.Text("definition")!, one.Find("version")), one); break;
                case "definitionJson": foreach (var one in member.Value.EnumerateArray()) Json(one); break;
                case "instances": await InstancesAsync(member.Value); break;
                case "lines": new LineChecks(await LinesAsync(), tell).Run(member.Value); break;
                default: tell($"'{member.Name}' is not checked"); break;
            }
        }
    }

    public void Definition(GetDefinition.Response actual, JsonElement expected)
    {
        var name = actual.Head.DefinitionId;
        if (expected.Find("version") is { ValueKind: JsonValueKind.Number } version) Same($"version of {name}", version.GetInt32(), actual.Head.Version);
        if (expected.Find("isPublished") is { } published) Same($"{name} is published", published.GetBoolean(), actual.Head.IsPublished);
        foreach (var reference in expected.Find("references") is { } references ? references.EnumerateObject().ToList() : [])
            Same($"{name}'s reference to {reference.Name}", reference.Value.GetInt32(), VersionsUsed(actual.Definition, reference.Name).Distinct().SingleOrDefault());
    }

    private void Publication(string name, JsonElement expected)
    {
        var errors = drive.Publications[name];
        if (TellRefused is { } refused && errors.Count > 0) refused($"publication {name} is refused");
        else Same($"publication {name} succeeded", expected.Find("succeeded")?.GetBoolean(), errors.Count == 0);
        Same($"errors of publication {name}", expected.Number("errorCount"), errors.Count);
        foreach (var missing in expected.Texts("errors").Except(errors)) tell($"publication {name} does not say \"{missing}\", but {string.Join("; ", errors)}");
    }

    private void Answer(string name, JsonElement expected)
    {
        var answer = drive.Answers[name];
        var body = answer.Value?.Body ?? "";
        if (expected.Number("status") is { } status) Same($"status of {name}", status, answer.IsSuccess ? answer.Value.Status : StatusOf(answer.Refusal));
        if (expected.Text("contentType") is { } type) Same($"content type of {name}", type, answer.Value?.ContentType);
        if (expected.Text("body") is { } whole) Same($"body of {name}", whole, body);
        var parts = expected.Find("bodyContains") is { ValueKind: JsonValueKind.String } one ? [one.GetString()!] : expected.Texts("bodyContains");
        foreach (var part in parts.Where(part => !body.Contains(part, StringComparison.Ordinal))) tell($"the body of {name} has no \"{part}\": {body}");
    }

    private static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => 404,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.Conflict => 409,
        _ => 400,
    };

    private void Json(JsonElement expected)
    {
        JsonElement? place = drive.Definition;
        foreach (Match step in PathStep().Matches(expected.Text("path")!))
            place = step.Groups["index"].Success ? place?.EnumerateArray().ElementAtOrDefault(int.Parse(step.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : place?.Find(step.Groups["name"].Value);
        if (expected.Find("absent")?.ValueKind == JsonValueKind.True && place is not null) tell($"{expected.Text("path")} is there");
    }

    private async Task InstancesAsync(JsonElement expected)
    {
        var definition = expected.Text("definition");
        var journeys = await ReadAsync(db => db.Journeys.Where(journey => journey.DefinitionId == definition).Select(journey => journey.Status).ToListAsync());
        if (expected.Number("count") is { } count) Same("instances", count, journeys.Count);
        if (expected.Number("faulted") is { } faulted) Same("faulted instances", faulted, journeys.Count(status => status == JourneyStatus.Faulted));
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        var entries = await ReadAsync(db => db.History.Where(entry => entry.Type == "LineWritten").OrderBy(entry => entry.JourneyId).ThenBy(entry => entry.Seq).Select(entry => entry.Data).ToListAsync());
        return [.. entries.Select(data => JsonSerializer.Deserialize<JsonElement>(data).Text("text") ?? "")];
    }

    private async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await using var scope = drive.Database.Enter();
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }

    private static IEnumerable<int> VersionsUsed(JsonElement json, string definition) => json.ValueKind switch
    {
        JsonValueKind.Object => (json.Text("workflowDefinitionId") == definition ? [json.Number("version") ?? 0] : Array.Empty<int>()).Concat(json.EnumerateObject().SelectMany(member => VersionsUsed(member.Value, definition))),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => VersionsUsed(item, definition)),
        _ => [],
    };

    private void Same<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual)) tell($"{what} is {actual?.ToString() ?? "nothing"}, not {expected?.ToString() ?? "nothing"}");
    }

    [GeneratedRegex(@"(?<name>\w+)|\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathStep();
}
