namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>What a definition may refer to outside of itself, by id.</summary>
public sealed record Surroundings
{
    /// <summary>Nothing is known, so that nothing can be missing.</summary>
    public static readonly Surroundings Unknown = new();

    /// <summary>What inputs of a kind of editor may name; of a kind that is not in here, any name will do.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Names { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Null: any will do.</summary>
    public IReadOnlyDictionary<string, KnownDefinition>? Definitions { get; init; }
}

/// <summary>A definition that others may start.</summary>
/// <param name="Outcomes">By which who started it may go on, besides "Done".</param>
public sealed record KnownDefinition(bool IsPublished, IReadOnlyList<string> Outcomes);
