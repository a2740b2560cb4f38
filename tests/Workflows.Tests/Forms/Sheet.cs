using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Forms;

/// <summary>A form of a few fields and an answer to it, written as JSON.</summary>
public static class Sheet
{
    /// <summary>All the field types and option sources that rooms bring.</summary>
    public static readonly FieldCatalog Catalog = new ServiceCollection()
        .AddRooms()
        .BuildServiceProvider()
        .GetRequiredService<FieldCatalog>();

    public static Form Read(string json) => FormFile.Parse(json, Catalog);

    public static string Json(string fields) =>
        $$"""{ "id": "sheet", "version": 1, "title": { "zh-CN": "表", "en": "Sheet" }, "sections": [ { "title": { "zh-CN": "节", "en": "Part" }, "fields": [ {{fields}} ] } ] }""";

    /// <summary>One field: its key and type, and whatever else, e.g. <c>"required": true</c>.</summary>
    public static string Field(string key, string type, string more = "") =>
        $$"""{ "key": "{{key}}", "label": { "zh-CN": "{{key}}", "en": "{{key}}" }, "type": "{{type}}" {{(more.Length > 0 ? "," + more : "")}} }""";

    public static Form With(params string[] fields) => Read(Json(string.Join(",", fields)));

    public static FormAnswer Answered(
        this Form form,
        string values,
        bool endsEarly = false,
        string? given = null,
        FormFacts? facts = null
    ) => FormCheck.Check(form, Parse(values), endsEarly, given is null ? null : Parse(given), facts ?? FormFacts.None(Catalog));

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public static object? ShouldKeep(this FormAnswer answer, string key)
    {
        answer.Errors.ShouldBeEmpty();
        return answer.Values.GetValueOrDefault(key);
    }

    public static FieldError ShouldFail(this FormAnswer answer, string field, string code)
    {
        answer.Errors.ShouldContain(
            error => error.Field == field && error.Code == code,
            string.Join(", ", answer.Errors.Select(error => $"{error.Code} at {error.Field}"))
        );
        return answer.Errors.First(error => error.Field == field && error.Code == code);
    }
}
