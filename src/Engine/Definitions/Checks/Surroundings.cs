namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>What a definition may refer to outside of itself, by id.</summary>
public sealed record Surroundings
{
    /// <summary>Nothing is known, so that nothing can be missing.</summary>
    public static readonly Surroundings Unknown = new();

    /// <summary>Null: any role will do; likewise below.</summary>
    public IReadOnlyCollection<string>? Roles { get; init; }
    public IReadOnlyCollection<string>? Forms { get; init; }
    public IReadOnlyCollection<string>? PriceCategories { get; init; }
    public IReadOnlyDictionary<string, KnownDefinition>? Definitions { get; init; }
}

/// <summary>A definition that others may start.</summary>
/// <param name="Outcomes">By which who started it may go on, besides "Done".</param>
public sealed record KnownDefinition(bool IsPublished, IReadOnlyList<string> Outcomes);
