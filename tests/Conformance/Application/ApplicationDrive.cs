using System.Text.Json;
using CaseFlow.Conformance.Stores;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Requests;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Application;

/// <summary>
/// Cases about what lies around the engine: drafts, publication, references between definitions, requests. They go through the product's
/// use cases, each in a unit of work of its own.
/// </summary>
internal sealed class ApplicationDrive(ConformanceCase subject, CaseDatabase database, Action<string> tell)
{
    private static readonly HashSet<string> Known =
    [
        "import",
        "publish",
        "createDraft",
        "getDefinition",
        "expectDefinition",
        "expectTriggers",
        "consumers",
        "http",
        "httpMany",
    ];

    private readonly Dictionary<string, string> _named = [];

    /// <summary>What was wrong with each publication, by its name in the case.</summary>
    public Dictionary<string, IReadOnlyList<string>> Publications { get; } = [];

    public Dictionary<string, HttpReply> Answers { get; } = [];

    public Dictionary<string, IReadOnlyList<string>> Consumers { get; } = [];

    public JsonElement? Definition { get; private set; }

    public CaseDatabase Database => database;

    /// <summary>Every step of the case is one of these, and there is one.</summary>
    public static bool Suits(ConformanceCase subject) =>
        subject.Drive.Count > 0 && subject.Drive.All(step => Known.Contains(step.Text("op") ?? ""));

    public async Task RunAsync()
    {
        foreach (var (file, publish) in subject.Definitions)
        {
            var id = await ImportAsync(file);
            if (publish)
                await PublishAsync(id);
        }
        foreach (var step in subject.Drive)
            await DoAsync(step);
    }

    public async Task<GetDefinition.Response> GetAsync(string definition, JsonElement? version)
    {
        var wanted = version is { ValueKind: JsonValueKind.String } text
            ? $"{char.ToUpperInvariant(text.GetString()![0])}{text.GetString()![1..]}"
            : version?.ToString() ?? "Latest";
        return Value(await SendAsync(new GetDefinition.Query(definition, wanted)));
    }

    private async Task DoAsync(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "import":
                _named[step.Text("as")!] = await ImportAsync(step.Text("file")!);
                break;
            case "publish":
                Publications[step.Text("as")!] = await PublishAsync(_named[step.Text("of")!]);
                break;
            case "createDraft":
                _named[step.Text("as")!] = Value(await SendAsync(new CreateDraft.Command(DefinitionIn(step)))).DefinitionId;
                break;
            case "expectTriggers":
                new RequestChecks(tell).Triggers(await TriggersOfAsync(DefinitionIn(step)), step);
                break;
            case "consumers":
                await ConsumeAsync(step);
                break;
            case "getDefinition":
                Definition = (await GetAsync(step.Text("definition")!, step.Find("version"))).Definition;
                break;
            case "expectDefinition":
                new ApplicationChecks(this, tell).Definition(
                    await GetAsync(step.Text("definition")!, step.Find("version")),
                    step.Find("is")!.Value
                );
                break;
            case "http":
                Answers[step.Text("as") ?? ""] = ReplyTo(await SendAsync(RequestOf(step)));
                break;
            case "httpMany":
                await SendManyAsync(step);
                break;
        }
    }

    private async Task SendManyAsync(JsonElement step)
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, step.Number("count") ?? 1).Select(_ => Task.Run(() => SendAsync(RequestOf(step))))
        );
        foreach (var refused in answers.Where(answer => !answer.IsSuccess).Select(answer => answer.Refusal!.Code).Distinct())
            tell($"a request was refused: {refused}");
    }

    private string DefinitionIn(JsonElement step) =>
        (step.Text("definition") ?? step.Text("of")) is { } name
            ? _named.GetValueOrDefault(name, name)
            : throw new NotSupportedException($"The step does not say which definition: {step.GetRawText()}");

    private async Task<List<(string, string)>> TriggersOfAsync(string definition)
    {
        await using var scope = database.Enter();
        var rows = await scope
            .ServiceProvider.GetRequiredService<CaseFlowDb>()
            .Triggers()
            .Where(row => row.DefinitionId == definition)
            .Select(row => new { row.ActivityId, row.Version })
            .ToListAsync();
        var source = scope.ServiceProvider.GetRequiredService<IDefinitionSource>();
        List<(string, string)> triggers = [];
        foreach (var row in rows)
            triggers.Add(
                (
                    row.ActivityId,
                    (await source.FindAsync(new DefinitionRef(definition, row.Version), CancellationToken.None))!
                        .Find(row.ActivityId)!
                        .Descriptor.TypeName
                )
            );
        return triggers;
    }

    private async Task ConsumeAsync(JsonElement step)
    {
        var consumers = Value(await SendAsync(new ListConsumers.Query(DefinitionIn(step))));
        if (step.Text("as") is { } name)
            Consumers[name] = consumers;
        new RequestChecks(tell).Consumers(DefinitionIn(step), consumers, step.Find("is") ?? step);
    }

    private static HttpReply ReplyTo(Result<ReceiveRequest.Response> answer) =>
        answer.IsSuccess
            ? new HttpReply(answer.Value.Status, answer.Value.Body, answer.Value.ContentType)
            : new HttpReply(
                answer.Refusal.Kind switch
                {
                    RefusalKind.NotFound => 404,
                    RefusalKind.Unauthenticated => 401,
                    RefusalKind.Forbidden => 403,
                    RefusalKind.Conflict => 409,
                    _ => 400,
                },
                "",
                null
            );

    private async Task<string> ImportAsync(string file) => Value(await SendAsync(new SaveDraft.Command(subject.Read(file)))).DefinitionId;

    private async Task<IReadOnlyList<string>> PublishAsync(string definition)
    {
        var answer = await SendAsync(new PublishDefinition.Command(definition));
        return answer.IsSuccess
            ? []
            : [.. answer.Refusal.Fields.Select(error => error.Arguments.LastOrDefault()?.ToString() ?? error.Code)];
    }

    private static ReceiveRequest.Command RequestOf(JsonElement step)
    {
        var body = step.Text("body") ?? "";
        var nothing = new Dictionary<string, IReadOnlyList<string>>();
        return new ReceiveRequest.Command(
            step.Text("method")!,
            Uri.UnescapeDataString(step.Text("path")!),
            nothing,
            nothing,
            ContentOf(body),
            body.Length
        );
    }

    private static JsonElement? ContentOf(string body) =>
        body.Length == 0 ? null
        : body[0] is '{' or '[' ? JsonSerializer.Deserialize<JsonElement>(body)
        : JsonSerializer.SerializeToElement(body);

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request)
    {
        await using var scope = database.Enter();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static T Value<T>(Result<T> result) =>
        result.IsSuccess
            ? result.Value
            : throw new InvalidOperationException(
                $"refused: {result.Refusal.Code} {string.Join("; ", result.Refusal.Fields.Select(field => $"{field.Field}: {string.Join(' ', field.Arguments)}"))}"
            );
}
