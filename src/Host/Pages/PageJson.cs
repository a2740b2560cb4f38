using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace CaseFlow.Host.Pages;

/// <summary>Data for the page's scripts, within the page: legible, and never able to end the element that it stands in.</summary>
internal static class PageJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Text(object value) => JsonSerializer.Serialize(value, Options);

    public static MarkupString Script(object value) => new(Text(value));
}
