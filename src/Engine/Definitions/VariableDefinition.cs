using System.Globalization;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Definitions;

/// <summary>A variable, input or output as a definition declares it.</summary>
/// <param name="Id">What expressions and bindings refer to; unique in its definition.</param>
/// <param name="Name">What scripts call it; unique in its scope.</param>
/// <param name="TypeName">Elsa's alias (String, Int32, Boolean, Object, ...) or a CLR name.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, object? Default)
{
    /// <summary>What people call it.</summary>
    public string Label { get; init; } = Name;

    public string Description { get; init; } = "";

    /// <summary>The designer's name of the control that asks for it, e.g. "multiline".</summary>
    public string UiHint { get; init; } = "";

    /// <summary>The short name of its type.</summary>
    public string Alias => TypeName.Split(',')[0].Replace("System.", "", StringComparison.Ordinal);

    /// <summary>
    /// Makes text into what the type says where the text clearly is that (a number, true or false, JSON); everything else stays as it is.
    /// </summary>
    public object? Coerce(object? value) =>
        value switch
        {
            string text when IsArray || IsObject => LooksLikeJson(text) ? ParsedOrText(text) : text,
            string text when IsNumber => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? number
                : text,
            string text when IsBoolean => bool.TryParse(text, out var flag) ? flag : text,
            double or bool when IsString && !IsArray => ValueConversion.ToText(value),
            _ => value,
        };

    /// <summary>
    /// The value as the declared type has it; false if it is not of that type and cannot be read as such. Null is of every type.
    /// </summary>
    public bool TryConvert(object? value, out object? converted)
    {
        converted = Coerce(value);
        if (converted is null)
            return true;
        if (!IsArray)
            return IsOfType(converted);
        if (converted is not List<object?> list)
            return false;
        var (element, items) = (this with { IsArray = false }, new List<object?>());
        foreach (var item in list)
        {
            if (!element.TryConvert(item, out var one))
                return false;
            items.Add(one);
        }
        converted = items;
        return true;
    }

    private bool IsOfType(object value) =>
        Alias switch
        {
            _ when IsNumber => value is double number
                && (Alias is "Single" or "Double" or "double" or "float" || number == Math.Truncate(number)),
            _ when IsBoolean => value is bool,
            _ when IsString => value is string,
            "Decimal" or "decimal" => value is double
                || (value is string text && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
            "DateTime" or "DateTimeOffset" => value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "DateOnly" => value is string text && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
            "TimeOnly" => value is string text && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
            "TimeSpan" => value is string text && DurationText.TryParse(text, out _),
            "Guid" => value is string text && Guid.TryParse(text, out _),
            _ => true,
        };

    private bool IsNumber =>
        Alias is "Int32" or "Int64" or "Int16" or "Byte" or "Single" or "Double" or "int" or "long" or "double" or "float";

    private bool IsBoolean => Alias is "Boolean" or "bool";

    private bool IsString => Alias is "String" or "string";

    private bool IsObject => !IsNumber && !IsBoolean && !IsString;

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static object? ParsedOrText(string text)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(text);
            return ValueJson.Read(json.RootElement);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }
}
