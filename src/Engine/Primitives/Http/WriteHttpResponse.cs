using System.Net;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Primitives.Http;

/// <summary>
/// Says how the request that set off this step is answered, once the step is committed; the first one says it. After a wait there is no
/// request any more, and it goes on without effect.
/// </summary>
[Activity("Elsa.WriteHttpResponse", Category = "06 HTTP", Name = "HTTP 回复", EnglishName = "Write HTTP response")]
public sealed class WriteHttpResponse : Activity
{
    /// <summary>A number or its name: 200, "OK".</summary>
    [Input(Name = "状态码", EnglishName = "Status code")]
    public Input<object?> StatusCode { get; init; } = new(null);

    /// <summary>Text is written as it is, everything else as JSON.</summary>
    [Input(Editor.Expression, Name = "内容", EnglishName = "Content")]
    public Input<object?> Content { get; init; } = new(null);

    /// <summary>Empty: text/plain for text, application/json for everything else.</summary>
    [Input(Name = "类型", EnglishName = "Content type")]
    public Input<string?> ContentType { get; init; } = new(null);

    [Input(Editor.Json, Name = "标头", EnglishName = "Headers")]
    public Input<Dictionary<string, object?>?> ResponseHeaders { get; init; } = new(null);

    public override ActivityResult Execute(ActivityContext context)
    {
        if (StatusOf(context.Get(StatusCode)) is not { } status)
            return Fail($"\"{ValueConversion.ToText(context.Get(StatusCode))}\" is no status of a response.", "http.no-status");
        var content = context.Get(Content);
        var type =
            context.Get(ContentType) is { Length: > 0 } given ? given
            : content is null or string ? "text/plain"
            : "application/json";
        var headers = (context.Get(ResponseHeaders) ?? []).ToDictionary(
            header => header.Key,
            header => string.Join(", ", Lists.From(header.Value, splitText: false).Select(ValueConversion.ToText))
        );
        context.Emit(new HttpResponseWritten(status, type, ValueConversion.ToText(content), headers));
        return Complete();
    }

    private static int? StatusOf(object? value) =>
        value switch
        {
            null or "" => (int)HttpStatusCode.OK,
            double number when number is >= 200 and <= 599 && number == Math.Truncate(number) => (int)number,
            string text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => StatusOf(
                (double)number
            ),
            string text when Enum.TryParse<HttpStatusCode>(text, ignoreCase: true, out var named) => StatusOf((double)(int)named),
            _ => null,
        };
}
