using System.Globalization;

namespace CaseFlow.Engine.Tests.Formulas.Comparison;

/// <summary>Harmless formulas of the kind that procedures hold, from a seed: small, without loops, and with values of every type.</summary>
internal sealed partial class FormulaGenerator(int seed)
{
    public const string Variables = """
        {
          "total": 1280.5, "count": 3, "zero": 0, "debt": -17.25, "tier": "gold", "name": "李 Li", "empty": "", "number": "42",
          "paid": true, "late": false, "nothing": null, "tags": ["b", "a", "c", "a"], "sums": [3, -1, 10, 2.5, 0],
          "items": [{ "price": 100, "quantity": 2, "name": "面霜" }, { "price": 59.9, "quantity": 1, "name": "Serum", "note": null }],
          "nested": { "a": { "b": [10, { "c": "deep" }] }, "none": null }
        }
        """;

    private readonly Random chance = new(seed);
    private readonly List<string> locals = [];

    public string Next() => Any(depth: 4);

    private string Any(int depth) =>
        chance.Next(12) switch
        {
            < 3 => Number(depth),
            < 6 => Text(depth),
            < 8 => Truth(depth),
            < 10 => List(depth),
            10 => Thing(depth),
            _ => Anything(depth),
        };

    /// <summary>Of no type that is known beforehand.</summary>
    private string Anything(int depth)
    {
        if (depth <= 0)
            return Scalar();
        var d = depth - 1;
        return Pick(
            () => $"({Truth(d)} ? {Any(d)} : {Any(d)})",
            () => $"({Any(d)} ?? {Any(d)})",
            () => $"({Any(d)} || {Any(d)})",
            () => $"({Any(d)} && {Any(d)})",
            () => $"{List(d)}[{Small()}]",
            () => $"{List(d)}.at({Index()})",
            () => $"{List(d)}.find({Arrow(Truth, d)})",
            () => $"{Thing(d)}.{Key()}",
            () => $"{Thing(d)}?.{Key()}?.{Key()}",
            () => $"{Any(d)}?.[{Small()}]",
            () => $"variables.nested{Pick(".a", "?.none", ".a.b", ".missing")}?.{Pick("b", "a", "length")}{Pick("", "?.[1]", "?.[1]?.c")}",
            () => $"({Any(d)}).{Key()}",
            () => $"(({Local()} => {Within(() => Any(d))})({Any(d)}))",
            () => Block(d)
        );
    }

    /// <summary>A small script: names, a choice, a list that is changed in place, destructuring, a caught error.</summary>
    private string Block(int depth)
    {
        var name = Local();
        var first = Any(depth);
        return Within(() =>
            Pick(
                () => $"(() => {{ const {name} = {first}; if ({Truth(depth)}) return {name}; return {Any(depth)}; }})()",
                () => $"(() => {{ let {name} = {Text(depth)}; {name} += {Any(depth)}; return {name}; }})()",
                () => $"(() => {{ const {name} = [...{List(depth)}]; {name}.{Change(depth)}; return {name}; }})()",
                () => $"(() => {{ const [{name} = {first}] = {List(depth)}; return {name}; }})()",
                () => $"(() => {{ const {{ a: {name}, ...rest }} = {Thing(depth)}; return [{name}, rest]; }})()",
                () => $"(() => {{ try {{ return ({Any(depth)}).missing.more; }} catch (e) {{ return {Scalar()}; }} }})()",
                () => $"(() => {{ switch ({first}) {{ case 1: return 'one'; case 'a': return 'A'; default: return {Any(depth)}; }} }})()"
            )
        );
    }

    private string Change(int depth) =>
        Pick(
            () => $"push({Pick("1", "[2]", "'y'")})",
            () => $"unshift({Pick("null", "{ a: 1 }", "'x'")})",
            () => $"splice({Index()}, {Small()})",
            () => "reverse()",
            () => "sort()",
            () => $"fill({Pick("null", "0", "'z'")}, {Small()})"
        );

    private string Scalar() =>
        locals.Count > 0 && chance.Next(2) == 0
            ? locals[chance.Next(locals.Count)]
            : Pick("null", "undefined", "true", "false", "0", "1", "''", "'a'", "'7'", "NaN", "variables.nothing", "variables.total");

    /// <summary>A function of one or two names for a method of lists.</summary>
    private string Arrow(Func<int, string> body, int depth)
    {
        var item = Local();
        locals.Add(item);
        var index = Local();
        var withIndex = chance.Next(3) == 0;
        if (withIndex)
            locals.Add(index);
        var arrow = withIndex ? $"({item}, {index}) => ({body(depth)})" : $"{item} => ({body(depth)})";
        locals.RemoveRange(locals.Count - (withIndex ? 2 : 1), withIndex ? 2 : 1);
        return arrow;
    }

    private string Local() => "xyzw"[Math.Min(locals.Count, 3)] + locals.Count.ToString(CultureInfo.InvariantCulture);

    private string Within(Func<string> body)
    {
        locals.Add(Local());
        var text = body();
        locals.RemoveAt(locals.Count - 1);
        return text;
    }

    private string Key() => Pick("a", "b", "price", "name", "length", "missing");

    private string Small() => Pick("0", "1", "2", "5");

    private string Index() => Pick("0", "1", "-1", "-2", "7");

    private string Pick(params ReadOnlySpan<string> texts) => texts[chance.Next(texts.Length)];

    private string Pick(params ReadOnlySpan<Func<string>> makers) => makers[chance.Next(makers.Length)]();
}
