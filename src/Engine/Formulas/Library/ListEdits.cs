using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;
using Items = System.Collections.Generic.List<object?>;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>
/// Methods that change their list. <see cref="Syntax.Footprint"/> knows their names: a script that uses one works on copies of what it
/// reads.
/// </summary>
internal static class ListEdits
{
    public static readonly Dictionary<string, Method> All = new()
    {
        ["push"] = (run, self, args) => Insert(run, (Items)self, ((Items)self).Count, args),
        ["unshift"] = (run, self, args) => Insert(run, (Items)self, 0, args),
        ["pop"] = (run, self, _) => RemoveAt(run, (Items)self, ((Items)self).Count - 1),
        ["shift"] = (run, self, _) => RemoveAt(run, (Items)self, 0),
        ["reverse"] = (run, self, _) => Reverse(run, (Items)self),
        ["sort"] = (run, self, args) => Sort(run, (Items)self, args),
        ["splice"] = (run, self, args) => Splice(run, (Items)self, args),
        ["fill"] = (run, self, args) => Fill(run, (Items)self, args),
    };

    public static Items Reverse(Run run, Items list)
    {
        run.ChargeItems(list.Count);
        list.Reverse();
        return list;
    }

    /// <summary>Stable; undefined goes to the end; without a function by text, as JavaScript has it.</summary>
    public static Items Sort(Run run, Items list, ReadOnlySpan<object?> args)
    {
        if (args.At(0) is not Undefined)
            args.FunctionAt(run, 0);
        var compare = args.At(0) as Function;
        var defined = list.FindAll(item => item is not Undefined);
        run.ChargeItems(list.Count);

        var sorted = MergeSort(
            defined,
            (a, b) =>
            {
                run.Step(run.Place);
                if (compare is null)
                    return string.CompareOrdinal(Coerce.ToText(run, a), Coerce.ToText(run, b));
                var order = Coerce.ToNumber(run, compare.Invoke(run, a, b));
                return order < 0 ? -1
                    : order > 0 ? 1
                    : 0;
            }
        );

        var undefined = Math.Max(list.Count - sorted.Count, 0);
        list.Clear();
        list.AddRange(sorted);
        for (var i = 0; i < undefined; i++)
            list.Add(Undefined.Value);
        return list;
    }

    /// <summary>Our own, because the library's sort is either unstable or gives up on a comparer that contradicts itself.</summary>
    private static Items MergeSort(Items list, Func<object?, object?, int> compare)
    {
        if (list.Count < 2)
            return list;
        var left = MergeSort(list.GetRange(0, list.Count / 2), compare);
        var right = MergeSort(list.GetRange(list.Count / 2, list.Count - (list.Count / 2)), compare);

        var (merged, l, r) = (new Items(list.Count), 0, 0);
        while (l < left.Count && r < right.Count)
            merged.Add(compare(left[l], right[r]) <= 0 ? left[l++] : right[r++]);
        merged.AddRange(left.GetRange(l, left.Count - l));
        merged.AddRange(right.GetRange(r, right.Count - r));
        return merged;
    }

    private static double Insert(Run run, Items list, int at, ReadOnlySpan<object?> args)
    {
        run.CheckItems((long)list.Count + args.Length);
        run.ChargeItems(list.Count - at + args.Length);
        list.InsertRange(at, args.ToArray());
        return list.Count;
    }

    private static object? RemoveAt(Run run, Items list, int at)
    {
        if (list.Count == 0)
            return Undefined.Value;
        run.ChargeItems(list.Count - at);
        var item = list[at];
        list.RemoveAt(at);
        return item;
    }

    private static Items Splice(Run run, Items list, ReadOnlySpan<object?> args)
    {
        if (args.Length == 0)
            return [];
        var start = args.PositionAt(run, 0, list.Count, 0);
        var count = (int)Math.Clamp(args.WholeAt(run, 1, args.Length == 1 ? list.Count : 0), 0, list.Count - start);
        run.ChargeItems(list.Count);

        var removed = list.GetRange(start, count);
        list.RemoveRange(start, count);
        if (args.Length > 2)
            Insert(run, list, start, args[2..]);
        return removed;
    }

    private static Items Fill(Run run, Items list, ReadOnlySpan<object?> args)
    {
        var start = args.PositionAt(run, 1, list.Count, 0);
        var end = args.PositionAt(run, 2, list.Count, list.Count);
        run.ChargeItems(end - start);
        for (var i = start; i < end; i++)
            list[i] = args.At(0);
        return list;
    }
}
