namespace CaseFlow.Workflows.House.Texts;

/// <summary>A version as people see it.</summary>
/// <param name="State">in-force, waiting (for a second person), coming, past or withdrawn.</param>
public sealed record TextView(
    string Kind,
    string Key,
    int Number,
    string Name,
    string EnglishName,
    string Chinese,
    string English,
    string? Purpose,
    int? UsefulHours,
    string? Owner,
    DateOnly? ReviewOn,
    DateOnly? ValidFrom,
    string State,
    DateTimeOffset? WrittenAt,
    string WrittenBy,
    string? ApprovedBy,
    string? WithdrawnBy
)
{
    public const string InForce = "in-force";
    public const string Waiting = "waiting";
    public const string Coming = "coming";
    public const string Past = "past";
    public const string Withdrawn = "withdrawn";

    /// <param name="versions">Of one text, oldest first.</param>
    /// <returns>Newest first.</returns>
    internal static IReadOnlyList<TextView> Of(IReadOnlyList<TextVersion> versions, DateOnly today)
    {
        var holding = TextBook.InForce(versions, today);
        return [.. versions.Select(version => Of(version, StateOf(version, holding, today))).Reverse()];
    }

    /// <summary>What holds today; null: nothing does.</summary>
    public static TextView? InForceOf(IReadOnlyList<TextVersion> versions, DateOnly today) =>
        Of(versions, today).FirstOrDefault(version => version.State == InForce);

    private static string StateOf(TextVersion version, TextVersion? holding, DateOnly today) =>
        version.WithdrawnAt is not null ? Withdrawn
        : version.IsWaiting ? Waiting
        : version.ValidFrom > today ? Coming
        : version == holding ? InForce
        : Past;

    private static TextView Of(TextVersion version, string state) =>
        new(
            version.Kind,
            version.Key,
            version.Number,
            version.Name,
            version.EnglishName,
            version.Chinese,
            version.English,
            version.Purpose,
            version.UsefulHours,
            version.Owner,
            version.ReviewOn,
            version.ValidFrom == default ? null : version.ValidFrom,
            state,
            version.WrittenById is null ? null : version.WrittenAt,
            version.WrittenBy,
            version.ApprovedBy,
            version.WithdrawnBy
        );
}
