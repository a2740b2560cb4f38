using System.Text.Json;
using CaseFlow.Conformance.Stores;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Requests;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Application;

/// <summary>Cases about what lies around the engine: drafts, publication, references between definitions, requests. They go through the product's use cases, each in a unit of work of its own.</summary>
internal sealed class ApplicationDrive(ConformanceCase subject, CaseDatabase database, Action<string> tell)
{
    private static readonly HashSet<string> Known = ["import", "publish", "createDraft", "getDefinition", "expectDefinition", "http", "httpMany"];

    private readonly Dictionary<string, string> _named = [];

    /// <summary>What was wrong with each publication, by its name in the case.</summary>
    public Dictionary<string, IReadOnlyList<string>> Publications { get; } = [];

    public Dictionary<string, Result<ReceiveRequest.Response>> Answers { get; } = [];

    public JsonElement? Definition { get; private set; }

    public CaseDatabase Database => database;

    /// <summary>Every step of the case is one of these, and there is one.</summary>
    public static bool Suits(ConformanceCase subject) => subject.Drive.Count > 0 && subject.Drive.All(step => Known.Contains(step.Text("op") ?? ""));

    public async Task RunAsync()
    {
        foreach (var (file, publish) in subject.Definitions)
        {
            var id = await ImportAsync(file);
            if (publish) await PublishAsync(id);
        }
        foreach (var step in subject.Drive) await DoAsync(step);
    }

    public async Task<GetDefinition.Response> GetAsync(string definition, JsonElement? version)
    {
        var wanted = version is { ValueKind: JsonValueKind.String } text ? $"{char.ToUpperInvariant(text.GetString()![0])}{text.GetString()![1..]}" : version?.ToString() ?? "Latest";
        return Value(await SendAsync(new GetDefinition.Query(definition, wanted)));
    }

    private async Task DoAsync(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "import": _named[step.Text("as")!] = await ImportAsync(step.Text("file")!); break;
            case "publish": Publications[step.Text("as")!] = await PublishAsync(_named[step.Text("of")!]); break;
            case "createDraft": _named[step.Text("as")!] = Value(await SendAsync(new CreateDraft.Command(step.Text("of")!))).DefinitionId; break;
            case "getDefinition": Definition = (await GetAsync(step.Text("definition")!, step.Find("version"))).Definition; break;
            case "expectDefinition": new ApplicationChecks(this, tell).Definition(await GetAsync(step.Text("definition")!, step.Find("version")), step.Find("is")!.Value); break;
            case "http": Answers[step.Text("as")!] = await SendAsync(RequestOf(step)); break;
            case "httpMany": await SendManyAsync(step); break;
        }
    }

    private async Task SendManyAsync(JsonElement step)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, step.Number("count") ?? 1).Select(_ => Task.Run(() => SendAsync(RequestOf(step)))));
        foreach (var refused in answers.Where(answer => !answer.IsSuccess).Select(answer => answer.Refusal!.Code).Distinct()) tell($"a request was refused: {refused}");
    }

    private async Task<string> ImportAsync(string file) => Value(await SendAsync(new SaveDraft.Command(subject.Read(file)))).DefinitionId;

    private async Task<IReadOnlyList<string>> PublishAsync(string definition)
    {
        var answer = await SendAsync(new PublishDefinition.Command(definition));
        return answer.IsSuccess ? [] : [.. answer.Refusal.Fields.Select(error => error.Arguments.LastOrDefault()?.ToString() ?? error.Code)];
    }

    private static ReceiveRequest.Command RequestOf(JsonElement step)
    {
        var body = step.Text("body") ?? "";
        var nothing = new Dictionary<string, IReadOnlyList<string>>();
        return new ReceiveRequest.Command(step.Text("method")!, Uri.UnescapeDataString(step.Text("path")!), nothing, nothing, ContentOf(body), body.Length);
    }

    private static JsonElement? ContentOf(string body) => body.Length == 0 ? null : body[0] is '{' or '[' ? JsonSerializer.Deserialize<JsonElement>(body) : JsonSerializer.SerializeToElement(body);

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request)
    {
        await using var scope = database.Enter();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static T Value<T>(Result<T> result) => result.IsSuccess
        ? result.Value
        : throw new InvalidOperationException($"refused: {result.Refusal.Code} {string.Join("; ", result.Refusal.Fields.Select(field => $"{field.Field}: {string.Join(' ', field.Arguments)}"))}");
}
