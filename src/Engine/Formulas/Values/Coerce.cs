using System.Text;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>One kind of value taken as another, by JavaScript's rules.</summary>
internal static class Coerce
{
    private static readonly object True = true;
    private static readonly object False = false;

    public static object Box(bool value) => value ? True : False;

    public static bool Truthy(object? value) =>
        value switch
        {
            bool b => b,
            double d => d != 0 && !double.IsNaN(d),
            string s => s.Length > 0,
            null or Undefined => false,
            _ => true,
        };

    public static double ToNumber(Run run, object? value) =>
        value switch
        {
            double d => d,
            bool b => b ? 1 : 0,
            string s => NumberText.Read(s),
            null => 0,
            DateValue date => date.Time,
            Undefined or Function => double.NaN,
            _ => NumberText.Read(ToText(run, value)),
        };

    /// <summary>The low 32 bits, for bit operators.</summary>
    public static int ToInt32(Run run, object? value)
    {
        var number = ToNumber(run, value);
        if (number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        if (!double.IsFinite(number))
            return 0;
        var rest = Math.Truncate(number) % 4294967296.0;
        return unchecked((int)(uint)(long)rest);
    }

    public static string ToText(Run run, object? value) =>
        value switch
        {
            string s => s,
            double d => NumberText.Write(d),
            bool b => b ? "true" : "false",
            null => "null",
            Undefined => "undefined",
            List<object?> list => Join(run, list, ","),
            DateValue date => date.ToString(),
            PatternValue pattern => pattern.ToString(),
            Dictionary<string, object?> error when IsError(error) => $"{ToText(run, error["name"])}: {ToText(run, error["message"])}",
            Function => throw run.Fail("A function cannot be used as a text."),
            _ => "[object Object]",
        };

    public static string Join(Run run, List<object?> list, string separator)
    {
        run.EnterValue(list.Count);
        var text = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (list[i] is not (null or Undefined))
                text.Append(ToText(run, list[i]));
            if (text.Length > Run.MaxText)
                break;
        }

        run.LeaveValue();
        return run.CheckText(text.ToString());
    }

    public static string TypeOf(object? value) =>
        value switch
        {
            string => "string",
            double => "number",
            bool => "boolean",
            Undefined => "undefined",
            FunctionGroup { IsFunction: false } => "object",
            Function => "function",
            _ => "object",
        };

    /// <summary>What an operator takes of an object: dates count as texts where texts are joined, as numbers elsewhere.</summary>
    public static object? ToPrimitive(Run run, object? value, bool preferText) =>
        value switch
        {
            string or double or bool or null or Undefined => value,
            DateValue date => preferText ? date.ToString() : date.Time,
            _ => ToText(run, value),
        };

    /// <summary>What <c>throw new Error("...")</c> throws: plain data.</summary>
    public static Dictionary<string, object?> Error(string message) => new() { ["name"] = "Error", ["message"] = message };

    private static bool IsError(Dictionary<string, object?> value) =>
        value.Count == 2 && value.TryGetValue("name", out var name) && name is "Error" && value.ContainsKey("message");
}
