using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>A history in formats that other programs read.</summary>
public static class HistoryFiles
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Json(IEnumerable<HistoryEntry> entries) =>
        JsonSerializer.SerializeToUtf8Bytes(entries.Select(GetHistory.Entry.Of), Web);

    /// <summary>RFC 4180 with a byte order mark, so that spreadsheets read Chinese; no cell can be taken for a formula.</summary>
    public static byte[] Csv(IEnumerable<HistoryEntry> entries)
    {
        var text = new StringBuilder("seq,at,type,activity,actor,role,stage,data,definition,version,hash\r\n");
        foreach (var entry in entries.Select(GetHistory.Entry.Of))
        {
            string?[] cells =
            [
                entry.Seq.ToString(CultureInfo.InvariantCulture),
                ChainHash.Text(entry.At),
                entry.Type,
                entry.ActivityName,
                entry.Actor,
                entry.Role,
                entry.Stage,
                JsonSerializer.Serialize(entry.Data, ChainHash.Json),
                entry.DefinitionId,
                entry.DefinitionVersion.ToString(CultureInfo.InvariantCulture),
                entry.Hash,
            ];
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>One trace; its events are the activities' steps, with who did them in which role.</summary>
    public static byte[] Xes(Journey journey, IEnumerable<HistoryEntry> entries)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("log", "http://www.xes-standard.org/");
            xml.WriteAttributeString("xes.version", "1849-2016");
            foreach (
                var (name, prefix) in new[]
                {
                    ("Concept", "concept"),
                    ("Time", "time"),
                    ("Organizational", "org"),
                    ("Lifecycle", "lifecycle"),
                }
            )
            {
                xml.WriteStartElement("extension");
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("prefix", prefix);
                xml.WriteAttributeString("uri", $"http://www.xes-standard.org/{prefix}.xesext");
                xml.WriteEndElement();
            }
            xml.WriteStartElement("trace");
            Write(xml, "string", "concept:name", journey.Id.ToString());
            foreach (var entry in entries.Where(entry => Rooms.Transitions.ContainsKey(entry.Type)))
                WriteEvent(xml, entry);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void WriteEvent(XmlWriter xml, HistoryEntry entry)
    {
        xml.WriteStartElement("event");
        Write(xml, "string", "concept:name", entry.ActivityName ?? entry.ActivityId ?? entry.Type);
        Write(xml, "date", "time:timestamp", ChainHash.Text(entry.At));
        Write(xml, "string", "lifecycle:transition", Rooms.Transitions[entry.Type]);
        Write(xml, "string", "org:resource", entry.Actor);
        if (entry.Role is not null)
            Write(xml, "string", "org:role", entry.Role);
        Write(xml, "string", "caseflow:stage", entry.Stage);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string type, string key, string value)
    {
        xml.WriteStartElement(type);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", string.Concat(value.Where(XmlConvert.IsXmlChar)));
        xml.WriteEndElement();
    }

    private static string Cell(string? text)
    {
        if (text is null or "")
            return "";
        var harmless = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
