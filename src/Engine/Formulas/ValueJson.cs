using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// The values that variables, inputs and payloads may hold, and their JSON: null, bool, double, string, <see cref="List{T}"/> of values and
/// <see cref="Dictionary{TKey,TValue}"/> from string to value. Numbers are doubles, as in JavaScript; money is a string ("1280.00"); times
/// are ISO 8601 strings.
/// </summary>
/// <remarks>A value that is part of an instance is never changed in place: whoever wants another one makes a new one.</remarks>
public static class ValueJson
{
    /// <summary>How deep lists and objects may lie in each other.</summary>
    public const int MostNesting = 50;

    /// <summary>False for JSON that escapes half a character (<c>"\ud800"</c> alone): it is valid JSON, but no text.</summary>
    public static bool IsReadable(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Array => json.EnumerateArray().All(IsReadable),
                JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>JSON to value; never fails on JSON that <see cref="IsReadable"/>.</summary>
    public static object? Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Array => ReadList(json),
            JsonValueKind.Object => ReadObject(json),
            _ => null,
        };

    public static JsonNode? Write(object? value) =>
        value switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
            string text => JsonValue.Create(text),
            IReadOnlyDictionary<string, object?> map => new JsonObject(
                map.Select(pair => KeyValuePair.Create(pair.Key, Write(pair.Value)))
            ),
            IReadOnlyList<object?> list => new JsonArray([.. list.Select(Write)]),
            _ => Write(From(value)),
        };

    /// <summary>Writes the value where the writer stands.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double:
                writer.WriteNullValue();
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, member) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                Write(writer, From(value));
                break;
        }
    }

    /// <summary>
    /// Any plain object (record, list, decimal, DateTimeOffset, enum) to a value. Members get camelCased names, a decimal becomes a string
    /// with its digits.
    /// Throws <see cref="FormatException"/> for what is nested deeper than <see cref="MostNesting"/>, or in itself.
    /// </summary>
    public static object? From(object? anything) => From(anything, 0);

    /// <summary>A value to a CLR type: converts leniently as Elsa does, throws <see cref="FormatException"/> where it cannot.</summary>
    public static T? To<T>(object? value, TimeZoneInfo? zone = null) =>
        value is T fits ? fits : (T?)ValueConversion.To(value, typeof(T), zone);

    private static List<object?> ReadList(JsonElement json)
    {
        var list = new List<object?>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
            list.Add(Read(item));
        return list;
    }

    private static Dictionary<string, object?> ReadObject(JsonElement json)
    {
        var map = new Dictionary<string, object?>();
        foreach (var member in json.EnumerateObject())
            map[member.Name] = Read(member.Value);
        return map;
    }

    private static object? From(object? anything, int depth) =>
        anything switch
        {
            null or bool or string => anything,
            double number => double.IsFinite(number) ? anything : null,
            int or long or short or byte or uint or float => Convert.ToDouble(anything, CultureInfo.InvariantCulture),
            _ when depth >= MostNesting => throw new FormatException($"A value may not be nested more than {MostNesting} deep."),
            List<object?> list => IsValue(list, depth) ? list : list.ConvertAll(item => From(item, depth + 1)),
            Dictionary<string, object?> map when IsValue(map, depth) => map,
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(pair => pair.Key, pair => From(pair.Value, depth + 1)),
            JsonElement json => Read(json),
            _ => Read(JsonSerializer.SerializeToElement(anything, anything.GetType(), ValueConversion.Options)),
        };

    // A value is taken as it is; whatever else is in it, or nested too deep, makes it go through From.
    private static bool IsValue(object? thing, int depth) =>
        thing switch
        {
            null or bool or string => true,
            double number => double.IsFinite(number),
            _ when depth >= MostNesting => false,
            List<object?> list => list.TrueForAll(item => IsValue(item, depth + 1)),
            Dictionary<string, object?> map => map.Values.All(item => IsValue(item, depth + 1)),
            _ => false,
        };
}
