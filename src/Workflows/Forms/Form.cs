using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Forms;

/// <summary>A text in both languages; JSON {"zh-CN": "...", "en": "..."}.</summary>
public sealed record LocalText([property: JsonPropertyName("zh-CN")] string Chinese, [property: JsonPropertyName("en")] string English)
{
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && English.Length > 0 ? English : Chinese;
}

/// <summary>A form file: what is asked, and what an answer must fulfil. The page and the API both check with it.</summary>
public sealed record Form(string Id, int Version, LocalText Title, IReadOnlyList<FormSection> Sections)
{
    [JsonIgnore]
    public IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);
}

public sealed record FormSection(LocalText Title, IReadOnlyList<FormField> Fields);

/// <param name="Type">See <see cref="FieldTypes"/>; rooms bring others (<see cref="FieldCatalog"/>).</param>
/// <param name="Required">An answer is needed; "no" is one. A boolean that must be "yes" (a consent) says so with <paramref name="Min"/>
/// 1.</param>
/// <param name="OptionsFrom">"role:consultant": the options are that role's people of the branch, in rota order (R-TRI-1), filled in when
/// the form is shown.</param>
/// <param name="Min">Least number or sum; for lists the least rows, for a boolean 1: it must be "yes".</param>
/// <param name="Max">Greatest number or sum; for lists the most rows.</param>
/// <param name="MaxLength">Of texts; 200 unless said, multiline 4000.</param>
/// <param name="Pattern">Regular expression that the whole text must match; without look-around, so that it always ends.</param>
/// <param name="VisibleWhen">
/// JavaScript over <c>values</c> (what is answered so far, and what the task gave), in rows of a list also <c>row</c>; hidden fields are
/// not required and not stored.
/// </param>
/// <param name="RequiredWhen">As <paramref name="VisibleWhen"/>: makes a field required besides <paramref name="Required"/>.</param>
/// <param name="ItemFields">Of a list: the fields of each row; no lists within.</param>
/// <param name="ReadOnly">Shows what the task gave under this key; nobody fills it, and what is sent for it is dropped.</param>
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
    IReadOnlyList<FormField>? ItemFields = null,
    bool ReadOnly = false
);

public sealed record FieldOption(string Value, LocalText Label);

/// <summary>The types that need no room.</summary>
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
    public const string List = "list";
}
