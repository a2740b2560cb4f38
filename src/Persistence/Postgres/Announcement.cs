using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Persistence.Postgres;

/// <summary>What one host tells the others with a commit, as the payload of a NOTIFY: <c>{"host": id, "changes": [...]}</c>.</summary>
public sealed record Announcement(Guid Host, IReadOnlyList<LiveChange> Changes)
{
    public const string Channel = "caseflow";

    public const string Sql = $"SELECT pg_notify('{Channel}', $1)";

    // PostgreSQL takes less than 8000 bytes.
    private const int Largest = 7500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As many payloads as it takes. A change too large for any is not told: pages find it when they load again.</summary>
    public static IEnumerable<string> Of(Guid host, IEnumerable<LiveChange> changes)
    {
        List<LiveChange> some = [];
        var size = 0;
        foreach (var change in changes)
        {
            var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(change, Json)) + 1;
            if (bytes > Largest)
                continue;
            if (size + bytes > Largest)
            {
                yield return Write(host, some);
                (some, size) = ([], 0);
            }

            some.Add(change);
            size += bytes;
        }

        if (some.Count > 0)
            yield return Write(host, some);
    }

    /// <summary>Null for what no CaseFlow wrote.</summary>
    public static Announcement? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Announcement>(payload, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(Guid host, IReadOnlyList<LiveChange> changes) =>
        JsonSerializer.Serialize(new Announcement(host, changes), Json);
}
