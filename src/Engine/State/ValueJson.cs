using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Engine.State;

/// <summary>
/// The values that variables, inputs and payloads may hold, and their JSON: null, bool, double, string, <see cref="List{T}"/> of values and
/// <see cref="Dictionary{TKey,TValue}"/> from string to value. Numbers are doubles, as in JavaScript; money is a string ("1280.00"); times are ISO 8601 strings.
/// </summary>
public static class ValueJson
{
    /// <summary>JSON to value; never fails on valid JSON.</summary>
    public static object? Read(JsonElement json) => throw new NotImplementedException();

    public static JsonNode? Write(object? value) => throw new NotImplementedException();

    /// <summary>Any plain object (record, list, decimal, DateTimeOffset, enum) to a value.</summary>
    public static object? From(object? anything) => throw new NotImplementedException();

    /// <summary>A value to a CLR type: converts leniently as Elsa does, throws <see cref="FormatException"/> where it cannot.</summary>
    public static T? To<T>(object? value) => throw new NotImplementedException();
}
