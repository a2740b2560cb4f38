using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Http;

/// <summary>
/// Starts instances on requests to an address, or waits for one. The address and who may use it are fixed when the wait begins. A request
/// without a signed-in person is taken only where the
/// definition says outright that none is needed. A restart changes nothing: the waits are bookmarks, one for each method.
/// </summary>
[Activity("Elsa.HttpEndpoint", Category = "06 HTTP", Name = "HTTP 入口", EnglishName = "HTTP endpoint", Trigger = true)]
[Outcome("Done", "收到", "Done"), Outcome(TooLarge, "请求过大", "Request too large")]
public sealed class HttpEndpoint : Activity, ITrigger
{
    private const string TooLarge = "Request too large";
    private const int RequestEntityTooLarge = 413;

    [Input(Name = "路径", EnglishName = "Path")]
    public Input<string> Path { get; init; } = new("");

    [Input(Editor.Json, Name = "方法", EnglishName = "Methods")]
    public Input<List<string>?> SupportedMethods { get; init; } = new(["GET"]);

    /// <summary>False takes requests of anybody; it must be said, and such a request never says whom it is about.</summary>
    [Input(Editor.CheckBox, Name = "需要登录", EnglishName = "Signed in")]
    public Input<bool> Authorize { get; init; } = new(true);

    /// <summary>The permission that the person needs; empty for the one to raise events.</summary>
    [Input(Name = "权限", EnglishName = "Permission")]
    public Input<string?> Policy { get; init; } = new(null);

    /// <summary>Bytes of a body; larger ones are answered 413, or leave by "Request too large".</summary>
    [Input(Editor.Number, Name = "大小上限", EnglishName = "Size limit")]
    public Input<long?> RequestSizeLimit { get; init; } = new(null);

    [Input(Editor.CheckBox, Name = "过大走出口", EnglishName = "Leaves when too large")]
    public Input<bool> ExposeRequestTooLargeOutcome { get; init; } = new(false);

    [Output]
    public Output<object?> ParsedContent { get; init; } = new();

    [Output]
    public Output<object?> RouteData { get; init; } = new();

    [Output]
    public Output<object?> QueryStringData { get; init; } = new();

    [Output]
    public Output<object?> Headers { get; init; } = new();

    /// <summary>All of the request.</summary>
    [Output]
    public Output<object?> Result { get; init; } = new();

    public override bool Waits => true;

    public override IReadOnlyList<string> ExpectedOutcomes() =>
        ExposeRequestTooLargeOutcome.IsDynamic || ExposeRequestTooLargeOutcome.ConstantOr(true) ? ["Done", TooLarge] : ["Done"];

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.IsStartedByThis)
            return Received(
                context,
                ValueJson.To<HttpRequestReceived>(context.Trigger.Payload)!,
                whenTooLarge: new ActivityResult.InstanceCompleted()
            );
        var name = NameOf(context.Get(Authorize), context.Get(Policy));
        var keys = Keys(context.Get(Path), context.Get(SupportedMethods));
        return keys.Count > 0 ? Wait([.. keys.Select(key => WaitFor.Stimulus(key, name))]) : Fail("It takes no method.", "http.no-method");
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) =>
        stimulus switch
        {
            HttpRequestReceived request => Received(context, request, whenTooLarge: KeepWaiting()),
            Resumed => Complete(),
            _ => Refuse(new StimulusRefusal("", "http.no-request")),
        };

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context)
    {
        var name = NameOf(context.Get(Authorize), context.Get(Policy));
        return [.. Keys(context.Get(Path), context.Get(SupportedMethods)).Select(key => new TriggerStimulus(name, key))];
    }

    /// <summary>What its waits and triggers are called: who may send the request.</summary>
    /// <param name="needsPerson">False: anybody.</param>
    public static string NameOf(bool needsPerson, string? permission) =>
        !needsPerson ? "http:anybody"
        : string.IsNullOrWhiteSpace(permission) ? "http"
        : $"http:may:{permission.Trim()}";

    private static List<string> Keys(string path, List<string>? methods)
    {
        var route = RoutePath.Parse(path);
        return
        [
            .. (methods ?? [])
                .Where(method => !string.IsNullOrWhiteSpace(method))
                .SelectMany(method => route.Keys(method.Trim()))
                .Distinct(),
        ];
    }

    private ActivityResult Received(ActivityContext context, HttpRequestReceived request, ActivityResult whenTooLarge)
    {
        if (request.Length > context.Get(RequestSizeLimit))
        {
            if (context.Get(ExposeRequestTooLargeOutcome))
                return Complete(TooLarge);
            context.Emit(new HttpResponseWritten(RequestEntityTooLarge, "text/plain", "", new Dictionary<string, string>()));
            return whenTooLarge;
        }
        context.Set(ParsedContent, request.Content);
        context.Set(RouteData, RoutePath.Parse(context.Get(Path)).Match(request.Path) ?? []);
        context.Set(QueryStringData, request.Query);
        context.Set(Headers, request.Headers);
        context.Set(Result, request);
        return Complete();
    }
}
