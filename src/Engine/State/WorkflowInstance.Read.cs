using System.Text.Json;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.State;

public sealed partial class WorkflowInstance
{
    public static WorkflowInstance Read(ReadOnlySpan<byte> state)
    {
        var reader = new Utf8JsonReader(state, new JsonReaderOptions { MaxDepth = 2 * ValueJson.MostNesting });
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var version = json.GetProperty("v").GetInt32();
        if (version != FormVersion)
            throw new NotSupportedException($"This state was written in form {version}; this CaseFlow reads form {FormVersion}.");

        var instance = new WorkflowInstance();
        instance.ReadHead(json);
        instance.ReadMaps(json);
        foreach (var frame in Items(json, "f"))
            instance.ReadFrame(frame);
        foreach (var frame in Items(json, "q"))
            instance._queue.AddLast(new FrameId(frame.GetInt32()));
        foreach (var bookmark in Items(json, "b"))
            instance.ReadBookmark(bookmark);
        foreach (var incident in Items(json, "e"))
            instance.ReadIncident(incident);
        return instance;
    }

    private void ReadHead(JsonElement json)
    {
        Id = new InstanceId(json.GetProperty("id").GetGuid());
        RootId = json.TryGetProperty("r", out var root) ? new InstanceId(root.GetGuid()) : Id;
        ParentId = json.TryGetProperty("p", out var parent) ? new InstanceId(parent.GetGuid()) : null;
        Nesting = json.TryGetProperty("h", out var above) ? above.GetInt32() : 0;
        Definition = new DefinitionRef(Text(json, "d")!, json.GetProperty("n").GetInt32());
        Status = (InstanceStatus)json.GetProperty("s").GetInt32();
        Revision = json.GetProperty("g").GetInt64();
        CorrelationId = Text(json, "c");
        Name = Text(json, "m");
        TriggerActivityId = Text(json, "t");
        TriggerPayload = json.TryGetProperty("tp", out var payload) ? ValueJson.Read(payload) : null;
        if (json.TryGetProperty("w", out var before))
            _before = new Kept(before[0].GetInt32(), before[1].GetInt64(), before[2].GetBytesFromBase64());
        var counters = json.GetProperty("k");
        _next = new Counters(counters[0].GetInt32(), counters[1].GetInt32(), counters[2].GetInt32(), counters[3].GetInt32());
        if (json.TryGetProperty("l", out var last))
            LastOutput = (FrameOrNull(last[0].GetInt32()), last[1].GetString()!, last[2].GetString()!);
    }

    private void ReadMaps(JsonElement json)
    {
        Input = Map(json, "i") ?? [];
        _variables = Map(json, "x") ?? [];
        foreach (var (name, value) in Map(json, "o") ?? [])
            _output[name] = value;
        RootOutputs = Outputs(json);
        Outcomes = Texts(json, "z") ?? [];
    }

    private void ReadFrame(JsonElement json)
    {
        var parent = json.TryGetProperty("p", out var number) ? new FrameId(number.GetInt32()) : default(FrameId?);
        var tag = json.TryGetProperty("t", out var value) ? ValueJson.Read(value) : null;
        var frame = new ActivityFrame(new FrameId(json.GetProperty("f").GetInt32()), Text(json, "a")!, parent, tag)
        {
            Status = (FrameStatus)json.GetProperty("s").GetInt32(),
            VariableValues = Map(json, "x"),
            InputValues = Map(json, "i"),
            Locals = Map(json, "l"),
            Outputs = Outputs(json),
            Outcomes = Texts(json, "z"),
        };
        _frames.Add(frame.Id.Value, frame);
        if (parent is { } known)
            Frame(known).Children.Add(frame.Id.Value);
    }

    private void ReadBookmark(JsonElement json)
    {
        var frame = Frame(new FrameId(json.GetProperty("f").GetInt32()));
        var due = json.TryGetProperty("d", out var at) ? at.GetDateTimeOffset() : default(DateTimeOffset?);
        var id = new BookmarkId(json.GetProperty("b").GetInt32());
        _bookmarks.Add(
            id.Value,
            new Bookmark(id, frame.Id, frame.ActivityId, Text(json, "n")!, Text(json, "k"), due, Burns: !json.TryGetProperty("u", out _))
        );
        frame.BookmarkCount++;
    }

    private void ReadIncident(JsonElement json)
    {
        var id = new IncidentId(json.GetProperty("e").GetInt32());
        var frame = json.TryGetProperty("f", out var number) ? new FrameId(number.GetInt32()) : default(FrameId?);
        _incidents.Add(
            id.Value,
            new Incident(
                id,
                frame,
                Text(json, "a"),
                Text(json, "y"),
                Text(json, "c")!,
                Text(json, "m")!,
                json.GetProperty("d").GetDateTimeOffset()
            )
        );
    }

    private static FrameId? FrameOrNull(int number) => number == 0 ? null : new FrameId(number);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static List<string>? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : null;

    private static Dictionary<string, object?>? Map(JsonElement json, string name) =>
        json.TryGetProperty(name, out var map) ? (Dictionary<string, object?>)ValueJson.Read(map)! : null;

    private static Dictionary<string, Dictionary<string, object?>>? Outputs(JsonElement json) =>
        json.TryGetProperty("u", out var outputs)
            ? outputs
                .EnumerateObject()
                .ToDictionary(activity => activity.Name, activity => (Dictionary<string, object?>)ValueJson.Read(activity.Value)!)
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
