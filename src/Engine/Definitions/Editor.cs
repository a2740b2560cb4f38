namespace CaseFlow.Engine.Definitions;

/// <summary>
/// What the designer offers to edit an input, by its name. These are for values of any kind; whoever has names of its own to pick from
/// declares a kind for them with <see cref="EditorKindAttribute"/>.
/// </summary>
public static class Editor
{
    public const string SingleLine = "single-line";
    public const string MultiLine = "multi-line";
    public const string CheckBox = "check-box";
    public const string Number = "number";
    public const string Duration = "duration";
    public const string Dropdown = "dropdown";
    public const string Expression = "expression";
    public const string Json = "json";

    /// <summary>Another definition, by its id.</summary>
    public const string Definition = "definition";

    /// <summary>A list of names, each of them a port of the activity.</summary>
    public const string Outcomes = "outcomes";

    internal static readonly IReadOnlyList<string> Own =
    [
        SingleLine,
        MultiLine,
        CheckBox,
        Number,
        Duration,
        Dropdown,
        Expression,
        Json,
        Definition,
        Outcomes,
    ];
}

/// <summary>
/// Declares a kind of input that names something of the assembly's own world. What may be named is known from outside: the check says
/// <c>check.unknown-</c> and this kind of a name that is not among them.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EditorKindAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
