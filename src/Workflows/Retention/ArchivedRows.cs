using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Rows;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Retention;

/// <summary>
/// The rows of one journey that an archive holds (<see cref="IArchived"/>), column by column as they were, by their tables.
/// </summary>
/// <remarks>Rows are in the order in which they were given; whoever packs them says which.</remarks>
public sealed class ArchivedRows
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ColumnsOnly } },
    };

    private readonly IReadOnlyDictionary<string, IReadOnlyList<IArchived>> tables;

    private ArchivedRows(IReadOnlyDictionary<string, IReadOnlyList<IArchived>> tables) => this.tables = tables;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History => Of<HistoryEntry>();

    public IReadOnlyList<TaskItem> Tasks => Of<TaskItem>();

    public IReadOnlyList<InstanceRow> Instances => Of<InstanceRow>();

    /// <param name="rows">In their order within each table.</param>
    public static ArchivedRows From(IModel model, IEnumerable<IArchived> rows)
    {
        var byType = rows.ToLookup(row => row.GetType());
        return new(Types(model).ToDictionary(type => type.Key, type => (IReadOnlyList<IArchived>)[.. byType[type.Value]]));
    }

    /// <summary>Brotli over: length of the JSON, the JSON of all rows, then each instance's state as it is, behind its length.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(packed, CompressionLevel.SmallestSize)))
        {
            Write(
                writer,
                JsonSerializer.SerializeToUtf8Bytes(tables.ToDictionary(table => table.Key, table => table.Value.Cast<object>()), Json)
            );
            foreach (var instance in Instances)
                Write(writer, instance.State);
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">Somebody has changed the archive.</exception>
    public static ArchivedRows Unpack(byte[] content, IModel model)
    {
        try
        {
            using var reader = new BinaryReader(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress));
            using var json = JsonDocument.Parse(Read(reader));
            var rows = new ArchivedRows(Types(model).ToDictionary(type => type.Key, type => Rows(json.RootElement, type.Key, type.Value)));
            foreach (var instance in rows.Instances)
                instance.State = Read(reader);
            return rows;
        }
        catch (Exception broken) when (broken is InvalidOperationException or JsonException or IOException or ArgumentException)
        {
            throw new InvalidDataException("The archive cannot be read.", broken);
        }
    }

    /// <summary>A table that came after this archive was written has no rows in it.</summary>
    private static IReadOnlyList<IArchived> Rows(JsonElement json, string table, Type type) =>
        json.TryGetProperty(table, out var rows) ? [.. rows.EnumerateArray().Select(row => (IArchived)row.Deserialize(type, Json)!)] : [];

    /// <summary>The archived types by the names of their tables.</summary>
    private static Dictionary<string, Type> Types(IModel model) =>
        JourneyRows
            .TypesOf(model)
            .Where(type => type.ClrType.IsAssignableTo(typeof(IArchived)))
            .ToDictionary(type => type.GetTableName()!, type => type.ClrType);

    private IReadOnlyList<TRow> Of<TRow>() => [.. tables.Values.SelectMany(rows => rows.OfType<TRow>())];

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
        if (!type.Type.IsAssignableTo(typeof(IArchived)))
            return;
        for (var index = type.Properties.Count - 1; index >= 0; index--)
            if (type.Properties[index].PropertyType is { IsValueType: false } column && column != typeof(string))
                type.Properties.RemoveAt(index);
    }
}
