using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Definitions;

/// <summary>
/// An input as a definition writes it: a literal or an expression. Read it with <see cref="Execution.ActivityContext.Get{T}"/>.
/// </summary>
public abstract class Input
{
    /// <summary>Null: the definition says nothing, so the default holds.</summary>
    public Expression? Expression { get; internal set; }

    public abstract Type ValueType { get; }

    /// <summary>The member in the definition; what its evaluated value is kept under.</summary>
    internal string Name { get; set; } = "";

    internal CompiledExpression? Compiled { get; set; }

    /// <summary>It must be evaluated when the activity starts; a literal need not.</summary>
    internal bool IsDynamic => Compiled is not null and not ConstantExpression;

    internal abstract object? DefaultValue { get; }

    /// <summary>What the definition says, as a value; for an expression what holds without it.</summary>
    internal object? Literal => Compiled is ConstantExpression constant ? constant.Value : DefaultValue;
}

/// <summary>An input of this type, with what holds where the definition says nothing.</summary>
public sealed class Input<T>(T defaultValue) : Input
{
    public T Default { get; } = defaultValue;

    public override Type ValueType => typeof(T);

    internal override object? DefaultValue => Default;

    /// <summary>What the definition says without evaluating anything.</summary>
    /// <param name="zone">Of moments that are written without an offset; null: UTC.</param>
    internal T Constant(TimeZoneInfo? zone = null) =>
        Compiled is ConstantExpression constant && !IsCleared(constant.Value) ? ValueJson.To<T>(constant.Value, zone)! : Default;

    /// <summary>As <see cref="Constant"/>; this where what the definition says is not of the type.</summary>
    internal T ConstantOr(T otherwise)
    {
        try
        {
            return Constant();
        }
        catch (FormatException)
        {
            return otherwise;
        }
    }

    // An editor leaves null or empty text behind when somebody clears a field.
    private static bool IsCleared(object? value) =>
        value is null || (value is "" && typeof(T) != typeof(string) && typeof(T) != typeof(object));
}

/// <summary>An output of an activity and what the definition binds it to.</summary>
public abstract class Output
{
    /// <summary>A variable's id or the name of a workflow output; null when nobody keeps the value.</summary>
    public string? Target { get; internal set; }

    /// <summary>Its name as scripts ask for it ("Result").</summary>
    internal string Name { get; set; } = "";
}

/// <summary>An output of this type; give it its value with <see cref="Execution.ActivityContext.Set{T}"/>.</summary>
public sealed class Output<T> : Output;
