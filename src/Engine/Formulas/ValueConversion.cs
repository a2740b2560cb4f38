using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// Values to CLR types, leniently: text that looks like a number is one, text in braces is JSON. What cannot be converted throws, and never
/// silently becomes a default. A moment without an offset is read on the clock of the zone that the caller names.
/// </summary>
internal static class ValueConversion
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new DecimalAsText(), new ObjectAsValue(), new JsonStringEnumConverter() },
        RespectNullableAnnotations = false,
    };

    public static object? To(object? value, Type type, TimeZoneInfo? zone = null)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return type.IsValueType && target == type ? Activator.CreateInstance(type) : null;
        if (target.IsInstanceOfType(value))
            return value;
        try
        {
            return target == typeof(string) ? ToText(value)
                : target == typeof(bool) ? ToBool(value)
                : value is string text ? FromText(text, type, target, zone ?? TimeZoneInfo.Utc)
                : value is double number && IsNumber(target) ? FromNumber(number, target)
                : Deserialize(value, target);
        }
        catch (Exception problem)
            when (problem
                    is JsonException
                        or NotSupportedException
                        or InvalidCastException
                        or OverflowException
                        or ArgumentException
                        or FormatException
                        or InvalidOperationException
            ) // the last: nested too deep
        {
            throw new FormatException($"{Describe(value)} is not a {target.Name}.", problem);
        }
    }

    /// <summary>As JavaScript would print it; lists and objects as JSON.</summary>
    public static string ToText(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => ValueJson.Write(value)!.ToJsonString(),
        };

    private static bool ToBool(object value) =>
        value switch
        {
            double number => number != 0,
            string text when bool.TryParse(text, out var flag) => flag,
            string text => text.Trim() switch
            {
                "1" => true,
                "0" or "" => false,
                _ => throw new FormatException(),
            },
            _ => true,
        };

    private static object? FromText(string text, Type type, Type target, TimeZoneInfo zone)
    {
        if (text.Length == 0 && target != type)
            return null;
        if (target.IsEnum)
            return Enum.Parse(target, text, ignoreCase: true);
        if (target == typeof(TimeSpan))
            return DurationText.Parse(text);
        if (target == typeof(DateTimeOffset))
            return Moment(text, zone);
        if (target == typeof(decimal))
            return decimal.Parse(text, CultureInfo.InvariantCulture);
        if (IsNumber(target))
            return FromNumber(double.Parse(text, CultureInfo.InvariantCulture), target);
        return LooksLikeJson(text) ? JsonSerializer.Deserialize(text, target, Options) : Deserialize(text, target);
    }

    private static DateTimeOffset Moment(string text, TimeZoneInfo zone)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return local.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    private static object FromNumber(double number, Type target)
    {
        if (target.IsEnum)
            return Enum.ToObject(target, (int)number);
        if (target == typeof(TimeSpan))
            return TimeSpan.FromMilliseconds(number);
        if (target != typeof(float) && target != typeof(decimal) && number != Math.Truncate(number))
            throw new FormatException();
        return Convert.ChangeType(number, target, CultureInfo.InvariantCulture);
    }

    private static bool IsNumber(Type type) =>
        type.IsEnum || type == typeof(TimeSpan) || (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal);

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static object? Deserialize(object value, Type target) => JsonSerializer.Deserialize(ValueJson.Write(value), target, Options);

    private static string Describe(object value) =>
        value switch
        {
            string { Length: > 40 } text => $"\"{text[..40]}…\"",
            string text => $"\"{text}\"",
            List<object?> => "A list",
            Dictionary<string, object?> => "An object",
            _ => ToText(value),
        };

    // Where a type says "object", a value is meant.
    private sealed class ObjectAsValue : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return ValueJson.Read(json.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
            ValueJson.Write(writer, ValueJson.From(value));
    }

    private sealed class DecimalAsText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture)
                : reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
