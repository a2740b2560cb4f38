using System.Text.Json;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// Connections in every shape that Elsa has written: nested ends with ports, flat ids, either case, wrapped in "$values", or a single
/// object.
/// </summary>
internal sealed class ConnectionReader(Flowchart flowchart, ActivityReader reader)
{
    public IReadOnlyList<Connection> Read(JsonElement json)
    {
        var known = flowchart.Activities.ToLookup(activity => activity.LocalId);
        var connections = new List<Connection>();
        var seen = new HashSet<(string?, string?, string?, string?)>();
        foreach (var connection in json.Items("connections"))
        {
            var (source, port) = End(connection, "source");
            var (target, targetPort) = End(connection, "target");
            if (!seen.Add((source, port, target, targetPort)))
                continue;
            if (Known(source) is { } from && Known(target) is { } to)
                connections.Add(new Connection(from, port, to));
        }
        return connections;

        string? Known(string? id)
        {
            if (id is not null && known[id].FirstOrDefault() is { } activity)
                return activity.Id;
            reader.Report(flowchart, "connection.dangling", $"A connection leads to or from \"{id}\", which is not in this flowchart.");
            return null;
        }
    }

    private static (string? Activity, string? Port) End(JsonElement connection, string end) =>
        connection.Member(end) switch
        {
            { ValueKind: JsonValueKind.String } flat => (flat.GetString(), Text(connection, end + "Port")),
            { ValueKind: JsonValueKind.Object } nested => (Text(nested, "activity"), Text(nested, "port")),
            _ => (null, null),
        };

    private static string? Text(JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
