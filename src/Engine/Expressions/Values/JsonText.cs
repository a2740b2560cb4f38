using System.Globalization;
using System.Text;
using CaseFlow.Engine.Expressions.Nodes;

namespace CaseFlow.Engine.Expressions.Values;

/// <summary>A value as JSON, character by character as JavaScript writes it.</summary>
internal sealed class JsonText(Run run, string indent)
{
    private readonly StringBuilder text = new();
    private int level;

    /// <summary>Null where there is nothing to write: undefined and functions have no JSON.</summary>
    public string? Write(object? value)
    {
        if (value is Undefined or Function) return null;
        WriteValue(value);
        return run.CheckText(text.ToString());
    }

    private void WriteValue(object? value)
    {
        if (text.Length > Run.MaxText) throw run.TooLongText();
        switch (value)
        {
            case null or Undefined or Function: text.Append("null"); break;
            case bool b: text.Append(b ? "true" : "false"); break;
            case double d: text.Append(double.IsFinite(d) ? NumberText.Write(d) : "null"); break;
            case string s: Quote(s); break;
            case DateValue date when double.IsNaN(date.Time): text.Append("null"); break;
            case DateValue date: Quote(date.ToIso(run)); break;
            case List<object?> list: WriteAll('[', list, WriteValue, ']'); break;
            case Dictionary<string, object?> map: WriteAll('{', map.Where(e => e.Value is not (Undefined or Function)).ToList(), WriteEntry, '}'); break;
            default: text.Append("{}"); break;
        }
    }

    private void WriteEntry(KeyValuePair<string, object?> entry)
    {
        Quote(entry.Key);
        text.Append(indent.Length > 0 ? ": " : ":");
        WriteValue(entry.Value);
    }

    private void WriteAll<T>(char opening, List<T> items, Action<T> write, char closing)
    {
        run.EnterValue(items.Count);
        level++;
        text.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            NewLine();
            write(items[i]);
        }

        level--;
        if (items.Count > 0) NewLine();
        text.Append(closing);
        run.LeaveValue();
    }

    private void NewLine()
    {
        if (indent.Length == 0) return;
        text.Append('\n');
        for (var i = 0; i < level; i++) text.Append(indent);
    }

    private void Quote(string value)
    {
        run.ChargeText(value.Length);
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                default:
                    if (c < ' ' || IsHalf(value, i)) text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private static bool IsHalf(string value, int i) =>
        (char.IsHighSurrogate(value[i]) && !(i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])))
        || (char.IsLowSurrogate(value[i]) && !(i > 0 && char.IsHighSurrogate(value[i - 1])));
}
