using System.Globalization;
using System.Text;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>A value as JSON, character by character as JavaScript writes it.</summary>
internal sealed class JsonText(Run run, string indent)
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Null where there is nothing to write: undefined and functions have no JSON.</summary>
    public string? Write(object? value)
    {
        if (value is Undefined or Function)
            return null;
        WriteValue(value);
        return run.CheckText(_text.ToString());
    }

    private void WriteValue(object? value)
    {
        if (_text.Length > Run.MaxText)
            throw run.TooLongText();
        switch (value)
        {
            case null or Undefined or Function:
                _text.Append("null");
                break;
            case bool b:
                _text.Append(b ? "true" : "false");
                break;
            case double d:
                _text.Append(double.IsFinite(d) ? NumberText.Write(d) : "null");
                break;
            case string s:
                Quote(s);
                break;
            case DateValue date when double.IsNaN(date.Time):
                _text.Append("null");
                break;
            case DateValue date:
                Quote(date.ToIso(run));
                break;
            case List<object?> list:
                WriteAll('[', list, WriteValue, ']');
                break;
            case Dictionary<string, object?> map:
                WriteAll('{', map.Where(e => e.Value is not (Undefined or Function)).ToList(), WriteEntry, '}');
                break;
            default:
                _text.Append("{}");
                break;
        }
    }

    private void WriteEntry(KeyValuePair<string, object?> entry)
    {
        Quote(entry.Key);
        _text.Append(indent.Length > 0 ? ": " : ":");
        WriteValue(entry.Value);
    }

    private void WriteAll<T>(char opening, List<T> items, Action<T> write, char closing)
    {
        run.EnterValue(items.Count);
        _level++;
        _text.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _text.Append(',');
            NewLine();
            write(items[i]);
        }

        _level--;
        if (items.Count > 0)
            NewLine();
        _text.Append(closing);
        run.LeaveValue();
    }

    private void NewLine()
    {
        if (indent.Length == 0)
            return;
        _text.Append('\n');
        for (var i = 0; i < _level; i++)
            _text.Append(indent);
    }

    private void Quote(string value)
    {
        run.ChargeText(value.Length);
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case '\b':
                    _text.Append("\\b");
                    break;
                case '\f':
                    _text.Append("\\f");
                    break;
                default:
                    if (c < ' ' || IsHalf(value, i))
                        _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
    }

    private static bool IsHalf(string value, int i) =>
        (char.IsHighSurrogate(value[i]) && !(i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])))
        || (char.IsLowSurrogate(value[i]) && !(i > 0 && char.IsHighSurrogate(value[i - 1])));
}
