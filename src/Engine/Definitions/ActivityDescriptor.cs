namespace CaseFlow.Engine.Definitions;

/// <summary>What is known of an activity type: for reading definitions, for checking them and for the designer.</summary>
public sealed record ActivityDescriptor(string TypeName, int Version, string Stage, string Category, string Name, string EnglishName)
{
    public static readonly ActivityDescriptor None = new("", 1, "", "", "", "");

    public string Description { get; init; } = "";
    public string EnglishDescription { get; init; } = "";
    public string Icon { get; init; } = "";
    public bool IsBrowsable { get; init; } = true;
    public bool IsTrigger { get; init; }
    public bool IsTerminal { get; init; }
    public IReadOnlyList<OutcomeDescriptor> Outcomes { get; init; } = [];
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Names of embedded ports, camelCased as in the definition ("body", "then").</summary>
    public IReadOnlyList<string> EmbeddedPorts { get; init; } = [];
}

/// <summary>A way to leave the activity, with what people call it.</summary>
public sealed record OutcomeDescriptor(string Name, string Label, string EnglishLabel, bool EndsEarly, bool WhereDrawn = false);

/// <summary>Something that a definition sets on the activity.</summary>
/// <param name="Name">The property's name; definitions write it camelCased.</param>
/// <param name="Editor">One of <see cref="ActivityRegistry.Editors"/>.</param>
/// <param name="Default">Holds where the definition says nothing.</param>
/// <param name="Options">For a dropdown: "value|文字|text" each.</param>
public sealed record InputDescriptor(
    string Name,
    Type Type,
    string Editor,
    string Label,
    string EnglishLabel,
    object? Default,
    IReadOnlyList<string> Options
)
{
    public string Description { get; init; } = "";
    public string EnglishDescription { get; init; } = "";
    public double Min { get; init; } = double.NegativeInfinity;
    public double Max { get; init; } = double.PositiveInfinity;
}

/// <summary>Something that the activity puts out, and that a definition may bind to a variable.</summary>
public sealed record OutputDescriptor(string Name, Type Type, string Label, string EnglishLabel);
