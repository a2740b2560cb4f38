using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;
using Items = System.Collections.Generic.List<object?>;
using Map = System.Collections.Generic.Dictionary<string, object?>;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Object.* and Array.*.</summary>
internal static class ObjectFunctions
{
    public static readonly FunctionGroup OfObject = new(
        "Object",
        new Dictionary<string, object?>
        {
            ["keys"] = new NativeFunction((run, args) => Entries(run, args).Select(object? (e) => e.Key).ToList()),
            ["values"] = new NativeFunction((run, args) => Entries(run, args).Select(e => e.Value).ToList()),
            ["entries"] = new NativeFunction(
                (run, args) => Entries(run, args).Select(object? (e) => new Items { e.Key, e.Value }).ToList()
            ),
            ["fromEntries"] = new NativeFunction((run, args) => FromEntries(run, args)),
            ["assign"] = new NativeFunction((run, args) => Assign(run, args)),
            ["hasOwn"] = new NativeFunction((run, args) => Coerce.Box(Members.Has(run, args.At(0), Members.Key(run, args.At(1))))),
        }
    );

    public static readonly FunctionGroup OfArray = new(
        "Array",
        new Dictionary<string, object?>
        {
            ["isArray"] = new NativeFunction((_, args) => Coerce.Box(args.At(0) is Items)),
            ["of"] = new NativeFunction((_, args) => new Items([.. args])),
            ["from"] = new NativeFunction((run, args) => From(run, args)),
        }
    );

    private static IReadOnlyCollection<KeyValuePair<string, object?>> Entries(Run run, ReadOnlySpan<object?> args)
    {
        if (args.At(0) is null or Undefined)
            throw run.Fail("An object is expected here.");
        var entries = Sequence.EntriesOf(run, args[0]);
        run.ChargeItems(entries.Count);
        return entries;
    }

    private static Map FromEntries(Run run, ReadOnlySpan<object?> args)
    {
        var map = new Map();
        foreach (var entry in Sequence.Of(run, args.At(0)))
        {
            run.Step(run.Place);
            if (entry is not Items { Count: > 0 } pair)
                throw run.Fail("Object.fromEntries takes a list of pairs: [[name, value], ...].");
            Members.Set(run, map, Members.Key(run, pair[0]), pair.Count > 1 ? pair[1] : Undefined.Value);
        }

        return map;
    }

    private static Map Assign(Run run, ReadOnlySpan<object?> args)
    {
        if (args.At(0) is not Map target)
            throw run.Fail("Object.assign needs an object to write into.");
        foreach (var source in args[1..])
        {
            foreach (var (name, value) in Sequence.EntriesOf(run, source).ToArray())
            {
                run.Step(run.Place);
                Members.Set(run, target, name, value);
            }
        }

        return target;
    }

    /// <summary>A copy of a list or the characters of a text, or <c>{length: n}</c> for a list to be filled by the function.</summary>
    private static Items From(Run run, ReadOnlySpan<object?> args)
    {
        var items = args.At(0) is Map map ? Empty(run, map) : ListMethods.Copy(run, Sequence.Of(run, args.At(0)));
        return args.At(1) is Undefined ? items : ListMethods.Map(run, items, args.FunctionAt(run, 1));
    }

    private static Items Empty(Run run, Map map)
    {
        var length = Coerce.ToNumber(run, Members.Get(run, map, "length"));
        if (!(length >= 0))
            return [];
        run.CheckItems((long)Math.Min(length, int.MaxValue));
        run.ChargeItems((long)length);
        return [.. Enumerable.Repeat<object?>(Undefined.Value, (int)length)];
    }
}
