using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>Values on their way into a script and out of it.</summary>
internal static class Exchange
{
    /// <summary>A scope holds values as <see cref="ValueJson"/> describes them; whatever else it hands out is made one.</summary>
    public static object? In(object? value) =>
        value is null or string or double or bool or List<object?> or Dictionary<string, object?> ? value : ValueJson.From(value);

    /// <summary>
    /// The value itself where nothing in it has to change: undefined becomes null, a date its ISO text. Functions stay inside.
    /// </summary>
    public static object? Out(Run run, object? value) =>
        value switch
        {
            null or bool => value,
            string text => run.TextOut(text),
            double number => double.IsFinite(number)
                ? value
                : throw run.Fail($"The result is {NumberText.Write(number)}, which is no number that could be kept."),
            Undefined => null,
            DateValue date => date.ToIso(run),
            List<object?> list => Out(run, list),
            Dictionary<string, object?> map => Out(run, map),
            Function => throw run.Fail("A function cannot be the result of an expression."),
            _ => throw run.Fail("This cannot be the result of an expression."),
        };

    public static object? Copy(Run run, object? value)
    {
        switch (value)
        {
            case List<object?> list:
                run.EnterValue(list.Count);
                var items = new List<object?>(list.Count);
                foreach (var item in list)
                    items.Add(Copy(run, item));
                run.LeaveValue();
                return items;
            case Dictionary<string, object?> map:
                run.EnterValue(map.Count);
                var entries = new Dictionary<string, object?>(map.Count);
                foreach (var (key, item) in map)
                    entries.Add(key, Copy(run, item));
                run.LeaveValue();
                return entries;
            default:
                return value;
        }
    }

    public static bool Same(Run run, object? left, object? right)
    {
        switch (left, right)
        {
            case (List<object?> a, List<object?> b):
                return a.Count == b.Count && SameItems(run, a, b);
            case (Dictionary<string, object?> a, Dictionary<string, object?> b):
                return a.Count == b.Count && SameEntries(run, a, b);
            default:
                return Equals(left, right);
        }
    }

    private static bool SameItems(Run run, List<object?> left, List<object?> right)
    {
        run.EnterValue(left.Count);
        var same = true;
        for (var i = 0; same && i < left.Count; i++)
            same = Same(run, left[i], right[i]);
        run.LeaveValue();
        return same;
    }

    private static bool SameEntries(Run run, Dictionary<string, object?> left, Dictionary<string, object?> right)
    {
        run.EnterValue(left.Count);
        var same = true;
        foreach (var (key, value) in left)
            same = same && right.TryGetValue(key, out var other) && Same(run, value, other);
        run.LeaveValue();
        return same;
    }

    private static List<object?> Out(Run run, List<object?> list)
    {
        run.EnterValue(list.Count);
        List<object?>? changed = null;
        for (var i = 0; i < list.Count; i++)
        {
            var item = Out(run, list[i]);
            if (changed is null && ReferenceEquals(item, list[i]))
                continue;
            changed ??= list.GetRange(0, i);
            changed.Add(item);
        }

        run.LeaveValue();
        return changed ?? list;
    }

    private static Dictionary<string, object?> Out(Run run, Dictionary<string, object?> map)
    {
        run.EnterValue(map.Count);
        Dictionary<string, object?>? changed = null;
        foreach (var (key, value) in map)
        {
            var outside = Out(run, value);
            if (!ReferenceEquals(outside, value))
                (changed ??= new(map))[key] = outside;
        }

        run.LeaveValue();
        return changed ?? map;
    }
}
