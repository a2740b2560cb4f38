using CaseFlow.Engine.Formulas.Library;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>
/// Reading and writing what is inside a value. There are no prototypes: an object has what was put into it, a list its items, a text its
/// characters.
/// </summary>
internal static class Members
{
    /// <summary>Names through which other JavaScript engines let a script climb out of its data.</summary>
    public static bool IsForbidden(string name) =>
        name is "__proto__" or "prototype" or "constructor" or "__defineGetter__" or "__defineSetter__";

    /// <summary>A number or a text.</summary>
    public static object Key(Run run, object? key) => key is double or string ? key : Coerce.ToText(run, key);

    public static object? Get(Run run, object? owner, object? key)
    {
        switch (owner)
        {
            case Dictionary<string, object?> map:
                return FromMap(run, map, Name(run, key));
            case List<object?> list when Index(key) is { } index:
                return index >= 0 && index < list.Count ? list[index] : Undefined.Value;
            case List<object?> list:
                return OfList(run, list, Name(run, key));
            case string text when Index(key) is { } index:
                return index >= 0 && index < text.Length ? text[index].ToString() : Undefined.Value;
            case string text:
                return key is "length" ? (double)text.Length : Other(run, owner, Name(run, key));
            case HostValues host:
                return host.Get(run, Name(run, key));
            case FunctionGroup group:
                return group.TryGet(Name(run, key), out var member) ? member : throw run.Fail($"{group.Name} has no '{key}'.");
            case null or Undefined:
                throw run.Fail($"Cannot read '{Name(run, key)}' of {(owner is null ? "null" : "undefined")}.");
            case PatternValue pattern when key is "source":
                return pattern.Source;
            case PatternValue pattern when key is "flags":
                return pattern.Flags;
            default:
                return Other(run, owner, Name(run, key));
        }
    }

    public static void Set(Run run, object? owner, object? key, object? value)
    {
        switch (owner)
        {
            case Dictionary<string, object?> map:
                map[Name(run, key)] = value;
                run.CheckItems(map.Count);
                break;
            case List<object?> list when Index(key) is { } index and >= 0:
                SetItem(run, list, index, value);
                break;
            case HostValues host:
                host.Set(run, Name(run, key), value);
                break;
            case null or Undefined:
                throw run.Fail($"Cannot set '{Name(run, key)}' of {(owner is null ? "null" : "undefined")}.");
            default:
                throw run.Fail($"'{Name(run, key)}' cannot be set here.");
        }
    }

    public static bool Remove(Run run, object? owner, object? key)
    {
        if (owner is not Dictionary<string, object?> map)
            throw run.Fail("Only what is in an object can be deleted.");
        if (!map.Remove(Name(run, key)))
            return true;

        // A dictionary puts the next new entry into the gap; filled anew it keeps the order of adding.
        run.ChargeItems(map.Count);
        var rest = map.ToArray();
        map.Clear();
        foreach (var (name, value) in rest)
            map.Add(name, value);
        return true;
    }

    public static bool Has(Run run, object? owner, object? key) =>
        owner switch
        {
            Dictionary<string, object?> map => map.ContainsKey(Name(run, key)),
            List<object?> list => Index(key) is { } index ? index >= 0 && index < list.Count : key is "length",
            HostValues host => host.Get(run, Name(run, key)) is not Undefined,
            _ => throw run.Fail("'in' needs an object or a list on its right side."),
        };

    /// <summary>
    /// What other engines hold in records, with names like Output, may be asked for as output too; the name as written comes first.
    /// </summary>
    private static object? FromMap(Run run, Dictionary<string, object?> map, string name)
    {
        if (map.TryGetValue(name, out var value))
            return value;
        if (name.Length > 0 && char.IsAsciiLetterLower(name[0]) && map.TryGetValue(char.ToUpperInvariant(name[0]) + name[1..], out value))
            return value;
        return Undefined.Value;
    }

    private static object? OfList(Run run, List<object?> list, string name) =>
        name switch
        {
            "length" => (double)list.Count,
            "index" when list is MatchList match => (double)match.Index,
            "groups" when list is MatchList match => match.Groups,
            _ => Other(run, list, name),
        };

    private static Undefined Other(Run run, object owner, string name) =>
        MethodTable.Of(name)?.For(owner) is null ? Undefined.Value : throw run.Fail($"'{name}' is a function here: write {name}(...).");

    private static void SetItem(Run run, List<object?> list, int index, object? value)
    {
        if (index < list.Count)
        {
            list[index] = value;
            return;
        }

        run.CheckItems(index + 1L);
        run.ChargeItems(index - list.Count);
        while (list.Count < index)
            list.Add(Undefined.Value);
        list.Add(value);
    }

    private static string Name(Run run, object? key)
    {
        var name = key as string ?? Coerce.ToText(run, key);
        return IsForbidden(name) ? throw run.Fail($"'{name}' is not allowed.") : name;
    }

    private static int? Index(object? key)
    {
        if (key is double number)
            return number >= 0 && number < int.MaxValue && Math.Truncate(number) == number ? (int)number : null;
        return
            key is string text
            && text.Length < 8
            && int.TryParse(text, System.Globalization.NumberStyles.None, null, out var index)
            && (text.Length == 1 || text[0] != '0')
            ? index
            : null;
    }
}

/// <summary>Values outside of the script that are read and written by name: <c>variables</c> and <c>input</c>.</summary>
internal sealed class HostValues(Func<Run, string, object?> get, Action<Run, string, object?>? set = null)
{
    public object? Get(Run run, string name) => get(run, name);

    public void Set(Run run, string name, object? value)
    {
        if (set is null)
            throw run.Fail($"'{name}' is an input and cannot be changed.");
        set(run, name, value);
    }
}
