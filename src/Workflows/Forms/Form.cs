using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Forms;

/// <summary>A text in both languages; JSON {"zh-CN": "...", "en": "..."}.</summary>
public sealed record LocalText([property: JsonPropertyName("zh-CN")] string Chinese, [property: JsonPropertyName("en")] string English)
{
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && English.Length > 0 ? English : Chinese;
}

/// <summary>A form file: what is asked, and what an answer must fulfil. The page and the API both check with it.</summary>
public sealed record Form(string Id, int Version, LocalText Title, IReadOnlyList<FormSection> Sections)
{
    [JsonIgnore]
    public IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);
}

public sealed record FormSection(LocalText Title, IReadOnlyList<FormField> Fields);

/// <param name="Type">See <see cref="FieldTypes"/>.</param>
/// <param name="OptionsFrom">"role:consultant": the options are that role's people of the branch, in rota order (R-TRI-1), filled in when the form is shown.</param>
/// <param name="VisibleWhen">Expression over <c>values</c>; hidden fields are not required and not stored.</param>
public sealed record FormField(
    string Key,
    LocalText Label,
    string Type,
    bool Required = false,
    LocalText? Help = null,
    JsonElement? Default = null,
    IReadOnlyList<FieldOption>? Options = null,
    string? OptionsFrom = null,
    decimal? Min = null,
    decimal? Max = null,
    int? MaxLength = null,
    string? Pattern = null,
    string? VisibleWhen = null,
    string? RequiredWhen = null,
    IReadOnlyList<FormField>? ItemFields = null);

public sealed record FieldOption(string Value, LocalText Label);

public static class FieldTypes
{
    public const string Text = "text";
    public const string Multiline = "multiline";
    public const string Integer = "integer";
    public const string Decimal = "decimal";
    public const string Money = "money";
    public const string Boolean = "boolean";
    public const string Date = "date";
    public const string Time = "time";
    public const string DateTime = "dateTime";
    public const string Select = "select";
    public const string MultiSelect = "multiSelect";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Signature = "signature";
    public const string Photo = "photo";
    public const string File = "file";
    public const string Scale = "scale";
    public const string PriceItems = "priceItems";
    public const string Tenders = "tenders";
    public const string List = "list";
}
