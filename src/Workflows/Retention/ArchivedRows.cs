using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Retention;

/// <summary>The rows of one journey that an archive holds, column by column as they were.</summary>
/// <param name="History">Oldest first.</param>
public sealed record ArchivedRows(IReadOnlyList<HistoryEntry> History, IReadOnlyList<TaskItem> Tasks, IReadOnlyList<InstanceRow> Instances)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ColumnsOnly } },
    };

    /// <summary>Brotli over: length of the JSON, the JSON of all rows, then each instance's state as it is, behind its length.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(packed, CompressionLevel.SmallestSize)))
        {
            Write(writer, JsonSerializer.SerializeToUtf8Bytes(this, Json));
            foreach (var instance in Instances)
                Write(writer, instance.State);
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">Somebody has changed the archive.</exception>
    public static ArchivedRows Unpack(byte[] content)
    {
        try
        {
            using var reader = new BinaryReader(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress));
            var rows = JsonSerializer.Deserialize<ArchivedRows>(Read(reader), Json)!;
            foreach (var instance in rows.Instances)
                instance.State = Read(reader);
            return rows;
        }
        catch (Exception broken) when (broken is InvalidOperationException or JsonException or IOException or ArgumentException)
        {
            throw new InvalidDataException("The archive cannot be read.", broken);
        }
    }

    private static void Write(BinaryWriter writer, byte[] part)
    {
        writer.Write(part.Length);
        writer.Write(part);
    }

    private static byte[] Read(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        var part = reader.ReadBytes(length);
        return part.Length == length ? part : throw new InvalidDataException("The archive ends too early.");
    }

    /// <summary>Neither the rows that a row points to, nor the state, which would be twice as large in JSON.</summary>
    private static void ColumnsOnly(JsonTypeInfo type)
    {
        if (type.Type == typeof(ArchivedRows))
            return;
        for (var index = type.Properties.Count - 1; index >= 0; index--)
            if (type.Properties[index].PropertyType is { IsValueType: false } column && column != typeof(string))
                type.Properties.RemoveAt(index);
    }
}
