using System.Buffers;
using System.Text.Json;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.State;

/// <remarks>
/// The form of the bytes: compact JSON with one-letter members, what is empty left out. "v" is the version of the form; a reader knows
/// every version that was ever written.
/// </remarks>
public sealed partial class WorkflowInstance
{
    private const int FormVersion = 1;

    /// <summary>The state as bytes for the store; <see cref="Read"/> gives an equal instance back.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            WriteHead(json);
            WriteMap(json, "i", Input);
            WriteMap(json, "x", _variables);
            WriteMap(json, "o", _output);
            WriteOutputs(json, RootOutputs);
            WriteTexts(json, "z", Outcomes);
            WriteList(json, "q", _queue, static (json, frame) => json.WriteNumberValue(frame.Value));
            WriteList(json, "f", _frames.Values, WriteFrame);
            WriteList(json, "b", _bookmarks.Values, WriteBookmark);
            WriteList(json, "e", _incidents.Values, WriteIncident);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteNumber("v", FormVersion);
        json.WriteString("id", Id.Value);
        if (RootId != Id)
            json.WriteString("r", RootId.Value);
        if (ParentId is { } parent)
            json.WriteString("p", parent.Value);
        if (Nesting > 0)
            json.WriteNumber("h", Nesting);
        json.WriteString("d", Definition.DefinitionId);
        json.WriteNumber("n", Definition.Version);
        json.WriteNumber("s", (int)Status);
        json.WriteNumber("g", Revision);
        if (CorrelationId is not null)
            json.WriteString("c", CorrelationId);
        if (Name is not null)
            json.WriteString("m", Name);
        if (TriggerActivityId is not null)
            json.WriteString("t", TriggerActivityId);
        if (TriggerPayload is not null)
            WriteValue(json, "tp", TriggerPayload);
        WriteBefore(json);
        WriteList(
            json,
            "k",
            [_next.Frame, _next.Bookmark, _next.Incident, _next.Ids],
            static (json, number) => json.WriteNumberValue(number)
        );
        if (LastOutput is not { } last)
            return;
        json.WriteStartArray("l");
        json.WriteNumberValue(last.Container?.Value ?? 0);
        json.WriteStringValue(last.ActivityId);
        json.WriteStringValue(last.Output);
        json.WriteEndArray();
    }

    private void WriteBefore(Utf8JsonWriter json)
    {
        if (_before is null)
            return;
        json.WriteStartArray("w");
        json.WriteNumberValue(_before.Version);
        json.WriteNumberValue(_before.Revision);
        json.WriteBase64StringValue(_before.State);
        json.WriteEndArray();
    }

    private static void WriteFrame(Utf8JsonWriter json, ActivityFrame frame)
    {
        json.WriteStartObject();
        json.WriteNumber("f", frame.Id.Value);
        json.WriteString("a", frame.ActivityId);
        if (frame.Parent is { } parent)
            json.WriteNumber("p", parent.Value);
        json.WriteNumber("s", (int)frame.Status);
        if (frame.Tag is not null)
            WriteValue(json, "t", frame.Tag);
        WriteMap(json, "x", frame.Variables);
        WriteMap(json, "i", frame.Inputs);
        WriteMap(json, "l", frame.Locals);
        WriteOutputs(json, frame.Outputs);
        if (frame.Outcomes is not null)
            WriteTexts(json, "z", frame.Outcomes, evenEmpty: true);
        json.WriteEndObject();
    }

    private static void WriteBookmark(Utf8JsonWriter json, Bookmark bookmark)
    {
        json.WriteStartObject();
        json.WriteNumber("b", bookmark.Id.Value);
        json.WriteNumber("f", bookmark.Frame.Value);
        json.WriteString("n", bookmark.Name);
        if (bookmark.Key is not null)
            json.WriteString("k", bookmark.Key);
        if (bookmark.DueAt is { } due)
            json.WriteString("d", due);
        if (!bookmark.Burns)
            json.WriteBoolean("u", false);
        json.WriteEndObject();
    }

    private static void WriteIncident(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject();
        json.WriteNumber("e", incident.Id.Value);
        if (incident.Frame is { } frame)
            json.WriteNumber("f", frame.Value);
        if (incident.ActivityId is not null)
            json.WriteString("a", incident.ActivityId);
        if (incident.ActivityType is not null)
            json.WriteString("y", incident.ActivityType);
        json.WriteString("c", incident.Code);
        json.WriteString("m", incident.Message);
        json.WriteString("d", incident.At);
        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, Dictionary<string, Dictionary<string, object?>>? outputs)
    {
        if (outputs is null)
            return;
        json.WriteStartObject("u");
        foreach (var (activity, values) in outputs)
            WriteMap(json, activity, values);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, object?>? map)
    {
        if (map is { Count: > 0 })
            WriteValue(json, name, map);
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        ValueJson.Write(json, value);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts, bool evenEmpty = false)
    {
        if (texts.Count > 0 || evenEmpty)
            WriteList(json, name, (ICollection<string>)[.. texts], static (json, text) => json.WriteStringValue(text), evenEmpty);
    }

    private static void WriteList<T>(
        Utf8JsonWriter json,
        string name,
        ICollection<T> items,
        Action<Utf8JsonWriter, T> write,
        bool evenEmpty = false
    )
    {
        if (items.Count == 0 && !evenEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }
}
