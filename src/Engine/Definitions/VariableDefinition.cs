using System.Globalization;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Definitions;

/// <summary>A variable, input or output as a definition declares it.</summary>
/// <param name="Id">What expressions and bindings refer to; unique in its definition.</param>
/// <param name="Name">What scripts call it; unique in its scope.</param>
/// <param name="TypeName">Elsa's alias (String, Int32, Boolean, Object, ...) or a CLR name.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, object? Default)
{
    /// <summary>Makes text into what the type says where the text clearly is that (a number, true or false, JSON); everything else stays as it is.</summary>
    public object? Coerce(object? value) => value switch
    {
        string text when IsArray || IsObject => LooksLikeJson(text) ? ParsedOrText(text) : text,
        string text when IsNumber => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text,
        string text when IsBoolean => bool.TryParse(text, out var flag) ? flag : text,
        double or bool when IsString && !IsArray => ValueConversion.ToText(value),
        _ => value,
    };

    private string Alias => TypeName.Split(',')[0].Replace("System.", "", StringComparison.Ordinal);

    private bool IsNumber => Alias is "Int32" or "Int64" or "Int16" or "Byte" or "Single" or "Double" or "int" or "long" or "double" or "float";

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
