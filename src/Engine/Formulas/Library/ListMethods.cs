using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;
using Items = System.Collections.Generic.List<object?>;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Methods that leave their list as it is. Callbacks may change it meanwhile: so counts are asked anew each time.</summary>
internal static class ListMethods
{
    public static readonly Dictionary<string, Method> All = new()
    {
        ["at"] = (run, self, args) => At((Items)self, args.WholeAt(run, 0)),
        ["concat"] = (run, self, args) => Concat(run, (Items)self, args),
        ["every"] = (run, self, args) => Coerce.Box(FindIndex(run, (Items)self, args, wanted: false) < 0),
        ["some"] = (run, self, args) => Coerce.Box(FindIndex(run, (Items)self, args) >= 0),
        ["filter"] = (run, self, args) => Filter(run, (Items)self, args.FunctionAt(run, 0)),
        ["find"] = (run, self, args) => ItemAt((Items)self, FindIndex(run, (Items)self, args)),
        ["findIndex"] = (run, self, args) => (double)FindIndex(run, (Items)self, args),
        ["findLast"] = (run, self, args) => ItemAt((Items)self, FindLastIndex(run, (Items)self, args.FunctionAt(run, 0))),
        ["findLastIndex"] = (run, self, args) => (double)FindLastIndex(run, (Items)self, args.FunctionAt(run, 0)),
        ["flat"] = (run, self, args) => Flat(run, (Items)self, args.WholeAt(run, 0, 1)),
        ["flatMap"] = (run, self, args) => Flat(run, Map(run, (Items)self, args.FunctionAt(run, 0)), 1),
        ["forEach"] = (run, self, args) => ForEach(run, (Items)self, args.FunctionAt(run, 0)),
        ["includes"] = (run, self, args) => Coerce.Box(IndexOf(run, (Items)self, args, Operators.SameValue) >= 0),
        ["indexOf"] = (run, self, args) => (double)IndexOf(run, (Items)self, args, Operators.StrictlyEqual),
        ["lastIndexOf"] = (run, self, args) => (double)LastIndexOf(run, (Items)self, args.At(0)),
        ["join"] = (run, self, args) => Coerce.Join(run, (Items)self, args.At(0) is Undefined ? "," : Coerce.ToText(run, args[0])),
        ["map"] = (run, self, args) => Map(run, (Items)self, args.FunctionAt(run, 0)),
        ["reduce"] = (run, self, args) => Reduce(run, (Items)self, args, fromEnd: false),
        ["reduceRight"] = (run, self, args) => Reduce(run, (Items)self, args, fromEnd: true),
        ["slice"] = (run, self, args) => Slice(run, (Items)self, args),
        ["toReversed"] = (run, self, _) => ListEdits.Reverse(run, Copy(run, (Items)self)),
        ["toSorted"] = (run, self, args) => ListEdits.Sort(run, Copy(run, (Items)self), args),
        ["with"] = (run, self, args) => With(run, (Items)self, args),
        ["keys"] = (run, self, _) => Copy(run, (Items)self).Select(object? (_, i) => (double)i).ToList(),
        ["values"] = (run, self, _) => Copy(run, (Items)self),
        ["entries"] = (run, self, _) => Copy(run, (Items)self).Select(object? (item, i) => new Items { (double)i, item }).ToList(),
    };

    public static Items Copy(Run run, Items list)
    {
        run.ChargeItems(list.Count);
        return [.. list];
    }

    public static Items Map(Run run, Items list, Function function)
    {
        run.ChargeItems(list.Count);
        var result = new Items(list.Count);
        for (var i = 0; i < list.Count; i++)
            result.Add(function.Invoke(run, list[i], (double)i, list));
        return result;
    }

    private static object? At(Items list, double index)
    {
        if (index < 0)
            index += list.Count;
        return index >= 0 && index < list.Count ? list[(int)index] : Undefined.Value;
    }

    private static object? ItemAt(Items list, int index) => index >= 0 && index < list.Count ? list[index] : Undefined.Value;

    private static Items Concat(Run run, Items list, ReadOnlySpan<object?> args)
    {
        var result = Copy(run, list);
        foreach (var arg in args)
        {
            if (arg is Items more)
            {
                run.CheckItems((long)result.Count + more.Count);
                run.ChargeItems(more.Count);
                result.AddRange(more);
            }
            else
            {
                result.Add(arg);
            }
        }

        return result;
    }

    private static int FindIndex(Run run, Items list, ReadOnlySpan<object?> args, bool wanted = true)
    {
        var function = args.FunctionAt(run, 0);
        for (var i = 0; i < list.Count; i++)
        {
            if (Coerce.Truthy(function.Invoke(run, list[i], (double)i, list)) == wanted)
                return i;
        }

        return -1;
    }

    private static int FindLastIndex(Run run, Items list, Function function)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (i < list.Count && Coerce.Truthy(function.Invoke(run, list[i], (double)i, list)))
                return i;
        }

        return -1;
    }

    private static Items Filter(Run run, Items list, Function function)
    {
        var result = new Items();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (Coerce.Truthy(function.Invoke(run, item, (double)i, list)))
                result.Add(item);
        }

        return result;
    }

    private static Items Flat(Run run, Items list, double levels)
    {
        run.EnterValue(list.Count);
        var result = new Items();
        foreach (var item in list)
        {
            if (item is Items inner && levels >= 1)
                result.AddRange(Flat(run, inner, levels - 1));
            else
                result.Add(item);
            run.CheckItems(result.Count);
        }

        run.LeaveValue();
        return result;
    }

    private static Undefined ForEach(Run run, Items list, Function function)
    {
        for (var i = 0; i < list.Count; i++)
            function.Invoke(run, list[i], (double)i, list);
        return Undefined.Value;
    }

    private static int IndexOf(Run run, Items list, ReadOnlySpan<object?> args, Func<Run, object?, object?, bool> same)
    {
        run.ChargeItems(list.Count);
        for (var i = args.PositionAt(run, 1, list.Count, 0); i < list.Count; i++)
        {
            if (same(run, list[i], args.At(0)))
                return i;
        }

        return -1;
    }

    private static int LastIndexOf(Run run, Items list, object? wanted)
    {
        run.ChargeItems(list.Count);
        return list.FindLastIndex(item => Operators.StrictlyEqual(run, item, wanted));
    }

    private static object? Reduce(Run run, Items list, ReadOnlySpan<object?> args, bool fromEnd)
    {
        var function = args.FunctionAt(run, 0);
        var step = fromEnd ? -1 : 1;
        var i = fromEnd ? list.Count - 1 : 0;
        if (args.Length < 2 && list.Count == 0)
            throw run.Fail("An empty list needs a second argument to start from.");

        object? result;
        if (args.Length > 1)
            result = args[1];
        else
            (result, i) = (list[i], i + step);
        for (; i >= 0 && i < list.Count; i += step)
            result = function.Invoke(run, result, list[i], (double)i, list);
        return result;
    }

    private static Items Slice(Run run, Items list, ReadOnlySpan<object?> args)
    {
        var start = args.PositionAt(run, 0, list.Count, 0);
        var end = args.PositionAt(run, 1, list.Count, list.Count);
        run.ChargeItems(end - start);
        return start < end ? list.GetRange(start, end - start) : [];
    }

    private static Items With(Run run, Items list, ReadOnlySpan<object?> args)
    {
        var index = args.WholeAt(run, 0);
        if (index < 0)
            index += list.Count;
        if (index < 0 || index >= list.Count)
            throw run.Fail("The list has no such item.");
        var result = Copy(run, list);
        result[(int)index] = args.At(1);
        return result;
    }
}
