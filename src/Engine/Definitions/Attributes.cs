namespace CaseFlow.Engine.Definitions;

/// <summary>Names an activity type in definitions, and what the designer shows of it.</summary>
/// <param name="typeName">E.g. <c>CaseFlow.Review</c>; stored in definitions, so it never changes.</param>
/// <param name="stage">The part of the journey that it belongs to; empty for control flow.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivityAttribute(string typeName, string stage = "") : Attribute
{
    public string TypeName { get; } = typeName;
    public string Stage { get; } = stage;
    public string Name { get; init; } = "";
    public string EnglishName { get; init; } = "";
    public string Description { get; init; } = "";
    public string EnglishDescription { get; init; } = "";
    public string Icon { get; init; } = "";

    /// <summary>The designer's group for control flow activities; our own are grouped by stage.</summary>
    public string Category { get; init; } = "";
    public bool Browsable { get; init; } = true;
    public bool Trigger { get; init; }

    /// <summary>Ends the Sequence or Flowchart that holds it.</summary>
    public bool Terminal { get; init; }
}

/// <summary>A way to leave the activity, drawn as a port. In order of declaration; the first is the usual one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class OutcomeAttribute(string name, string label = "", string englishLabel = "") : Attribute
{
    public string Name { get; } = name;
    public string Label { get; } = label;
    public string EnglishLabel { get; } = englishLabel;

    /// <summary>Ends the path early: a form needs only its reason then (see forms).</summary>
    public bool EndsEarly { get; init; }

    /// <summary>
    /// Only there where a line leaves by it: one that came later than drawings that are still running, or that a definition may do
    /// without.
    /// </summary>
    public bool WhereDrawn { get; init; }
}

/// <summary>
/// Marks a property of type <see cref="Input{T}"/> as set by the definition. Its member name there is the camelCased property name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string editor = Editor.SingleLine) : Attribute
{
    /// <summary>One of <see cref="Definitions.Editor"/>, or a kind that an assembly declares with <see cref="EditorKindAttribute"/>.</summary>
    public string Editor { get; } = editor;
    public string Name { get; init; } = "";
    public string EnglishName { get; init; } = "";
    public string Description { get; init; } = "";
    public string EnglishDescription { get; init; } = "";

    /// <summary>For a dropdown: "value|文字|text" each.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>The least number that makes sense.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest number that makes sense.</summary>
    public double Max { get; init; } = double.PositiveInfinity;
}

/// <summary>Marks a property of type <see cref="Output{T}"/>: its value goes to the variable that the definition binds it to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public string Name { get; init; } = "";
    public string EnglishName { get; init; } = "";
}

/// <summary>
/// Marks a property of type <see cref="Execution.Activity"/> that holds a nested activity ("body", "then"): an embedded port.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortAttribute : Attribute
{
    /// <summary>The member in definitions; empty for the camelCased property name.</summary>
    public string Name { get; init; } = "";
}
