using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Every name an expression knows without declaring it. There is nothing else to reach.</summary>
internal static class Globals
{
    private static readonly Dictionary<string, object?> Known = Build();

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static FunctionGroup? Group(string name) => Known.GetValueOrDefault(name) as FunctionGroup;

    /// <summary>Gives a name its meaning, where it has one here; otherwise the scope is asked when the script runs.</summary>
    public static void Bind(Identifier name)
    {
        if (Known.TryGetValue(name.Name, out var value))
            name.BindBuiltIn(value);
        else if (Accessor.IsGetter(name.Name))
            name.BindBuiltIn(new NativeFunction((run, _) => ElsaFunctions.Get(run, name.Name)));
        else if (Accessor.IsSetter(name.Name))
            name.BindBuiltIn(new NativeFunction((run, args) => ElsaFunctions.Set(run, name.Name, args.At(0))));
    }

    public static Func<Run, object?[], object?>? Maker(string name) =>
        name switch
        {
            "Date" => DateFunctions.New,
            "Error" => (run, args) => Coerce.Error(args.Length == 0 ? "" : Coerce.ToText(run, args[0])),
            _ => null,
        };

    /// <summary>Of a member that this group does not have.</summary>
    public static ExpressionException Refuse(string group, Member member) =>
        (group, member.Name) switch
        {
            ("Math", "random") => member.Place.Refuse(
                "formula.no-chance",
                $"'Math.random' is not allowed: an expression must give the same whenever it is evaluated again."
            ),
            _ => member.Place.Refuse("formula.no-member", $"'{group}' has no '{member.Name}' here."),
        };

    private static Dictionary<string, object?> Build()
    {
        var known = new Dictionary<string, object?>
        {
            ["undefined"] = Undefined.Value,
            ["NaN"] = double.NaN,
            ["Infinity"] = double.PositiveInfinity,
            ["Math"] = MathFunctions.Group,
            ["JSON"] = JsonFunctions.Group,
            ["Object"] = ObjectFunctions.OfObject,
            ["Array"] = ObjectFunctions.OfArray,
            ["Number"] = ValueFunctions.OfNumber,
            ["String"] = ValueFunctions.OfString,
            ["Boolean"] = ValueFunctions.OfBoolean,
            ["Date"] = DateFunctions.Group,
            ["variables"] = new HostValues((run, name) => run.ReadVariable(name), (run, name, value) => run.WriteVariable(name, value)),
            ["input"] = new HostValues((run, name) => ElsaFunctions.Input(run, name)),
        };

        foreach (var (name, value) in ValueFunctions.Others.Concat(ElsaFunctions.All).Concat(EncodingFunctions.All))
            known.Add(name, value);
        return known;
    }
}
