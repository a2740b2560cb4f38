namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>An activity type as Studio's toolbox, canvas and panel know it.</summary>
internal sealed record StudioActivity(string TypeName, string Name, string Category, string DisplayName, string Description)
{
    /// <summary>Empty for one that a draft names without any.</summary>
    public string Namespace => TypeName[..Math.Max(0, TypeName.LastIndexOf('.'))];

    public int Version { get; init; } = 1;

    /// <summary>"Trigger" offers to start journeys; anything else is an "Action", for which Studio shows no tab of its own.</summary>
    public string Kind { get; init; } = "Action";
    public bool IsBrowsable { get; init; } = true;
    public bool IsContainer { get; init; }
    public bool IsStart { get; init; }
    public bool IsTerminal { get; init; }
    public IReadOnlyList<StudioPort> Ports { get; init; } = [];
    public IReadOnlyList<StudioInput> Inputs { get; init; } = [];
    public IReadOnlyList<StudioOutput> Outputs { get; init; } = [];
    public object CustomProperties { get; } = new { };

    /// <summary>What a new one has from the start.</summary>
    public object ConstructionProperties { get; init; } = new { };
}

/// <param name="Type">Flow: a line leaves here. Embedded: another activity stands inside.</param>
internal sealed record StudioPort(string Name, string DisplayName, string Type = "Flow", bool IsBrowsable = true);

/// <param name="UiHint">Which editor; <paramref name="UiSpecifications"/> says what it offers.</param>
internal sealed record StudioInput(
    string Name,
    string DisplayName,
    string Description,
    string TypeName,
    string UiHint,
    object UiSpecifications
)
{
    /// <summary>Studio stores the value as an expression; false: as it is.</summary>
    public bool IsWrapped { get; init; } = true;
    public bool IsBrowsable { get; } = true;
    public float Order { get; init; }
    public object? DefaultValue { get; init; }
    public string DefaultSyntax { get; init; } = "Literal";
}

internal sealed record StudioOutput(string Name, string DisplayName, string TypeName)
{
    public string Description { get; } = "";
    public bool IsBrowsable { get; } = true;
}
