using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance.Stores;

/// <summary>Commands and results as text between two processes. What has subtypes carries the name of its type.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ByTypeName(), new ZoneById() } };

    /// <summary>What a worker is to do. The database's folder also holds the definitions of the case.</summary>
    public sealed record Order(string Folder, string? Connection, string Mode, EngineCommand Command);

    /// <summary>A burst without its state: whoever wants that reads it from the database.</summary>
    public sealed record Burst(InstanceId Instance, IReadOnlyList<JournalEvent> Journal, IReadOnlyList<Emitted> Emitted);

    public sealed record Answer(StepOutcome Outcome, IReadOnlyList<Burst> Bursts)
    {
        public static Answer Of(StepResult result) =>
            new(result.Outcome, [.. result.Bursts.Select(burst => new Burst(burst.Instance.Id, burst.Journal, burst.Emitted))]);
    }

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private sealed class ZoneById : JsonConverter<TimeZoneInfo>
    {
        public override TimeZoneInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeZoneInfo.FindSystemTimeZoneById(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TimeZoneInfo value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id);
    }

    private sealed class ByTypeName : JsonConverter<object>
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsAbstract && typeToConvert.Assembly == typeof(EngineCommand).Assembly || typeToConvert == typeof(object);

        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            var isTyped = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("$type", out _);
            if (!isTyped)
                return ValueJson.Read(json.RootElement);
            var type = typeof(EngineCommand).Assembly.GetType(json.RootElement.GetProperty("$type").GetString()!)!;
            return json.RootElement.GetProperty("is").Deserialize(type, options);
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            if (value.GetType().Assembly != typeof(EngineCommand).Assembly)
            {
                ValueJson.Write(writer, value);
                return;
            }

            writer.WriteStartObject();
            writer.WriteString("$type", value.GetType().FullName);
            writer.WritePropertyName("is");
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            writer.WriteEndObject();
        }
    }
}
