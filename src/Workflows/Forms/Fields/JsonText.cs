using System.Globalization;
using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>Reads what browsers and programs send for texts and numbers; never throws on bad input.</summary>
internal static class JsonText
{
    /// <summary>False for anything but a text, and for a text with broken characters (half a surrogate pair).</summary>
    public static bool TryRead(JsonElement json, out string text)
    {
        text = "";
        if (json.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A number, or a text that is one: a form without a script sends texts.</summary>
    public static bool TryReadNumber(JsonElement json, out decimal number)
    {
        number = 0;
        if (json.ValueKind == JsonValueKind.Number)
            return json.TryGetDecimal(out number);
        return TryRead(json, out var text)
            && decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Empty as a form means it: nothing, null, blanks, a list without rows.</summary>
    public static bool IsEmpty(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => true,
            JsonValueKind.Array => json.GetArrayLength() == 0,
            JsonValueKind.String => TryRead(json, out var text) && string.IsNullOrWhiteSpace(text),
            _ => false,
        };

    public static string Show(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
