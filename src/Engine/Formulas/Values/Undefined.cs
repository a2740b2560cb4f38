namespace CaseFlow.Engine.Formulas.Values;

/// <summary>What JavaScript calls undefined; outside of a script it is null.</summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();

    private Undefined() { }

    /// <summary>The value of a call that only does something.</summary>
    public static Undefined After(object? done)
    {
        _ = done;
        return Value;
    }
}
