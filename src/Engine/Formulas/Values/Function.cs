using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

internal delegate object? Native(Run run, ReadOnlySpan<object?> args);

internal delegate object? Method(Run run, object self, ReadOnlySpan<object?> args);

/// <summary>Something a script may call: its own closure or a built-in.</summary>
internal abstract class Function
{
    public abstract object? Invoke(Run run, params ReadOnlySpan<object?> args);
}

internal sealed class NativeFunction(Native body) : Function
{
    public override object? Invoke(Run run, params ReadOnlySpan<object?> args) => body(run, args);
}

/// <summary>A named group of constants and functions such as Math; some, like Number, may be called themselves.</summary>
internal sealed class FunctionGroup(string name, IReadOnlyDictionary<string, object?> members, Native? call = null) : Function
{
    public string Name { get; } = name;

    /// <summary>Can be called, so typeof says function.</summary>
    public bool IsFunction => call is not null;

    public bool TryGet(string member, out object? value) => members.TryGetValue(member, out value);

    public override object? Invoke(Run run, params ReadOnlySpan<object?> args) =>
        call is null ? throw run.Fail($"{Name} is not a function.") : call(run, args);
}

internal static class Arguments
{
    public static object? At(this ReadOnlySpan<object?> args, int index) => index < args.Length ? args[index] : Undefined.Value;

    public static Function FunctionAt(this ReadOnlySpan<object?> args, Run run, int index) =>
        args.At(index) as Function ?? throw run.Fail("A function is expected here.");

    /// <summary>A whole number; <paramref name="missing"/> where none is given.</summary>
    public static double WholeAt(this ReadOnlySpan<object?> args, Run run, int index, double missing = 0)
    {
        if (args.At(index) is Undefined)
            return missing;
        var number = Coerce.ToNumber(run, args[index]);
        return double.IsNaN(number) ? 0 : Math.Truncate(number);
    }

    /// <summary>A position in something of <paramref name="length"/>, counted from the end where negative, kept within.</summary>
    public static int PositionAt(this ReadOnlySpan<object?> args, Run run, int index, int length, int missing)
    {
        var position = args.WholeAt(run, index, missing);
        return (int)(position < 0 ? Math.Max(position + length, 0) : Math.Min(position, length));
    }
}
