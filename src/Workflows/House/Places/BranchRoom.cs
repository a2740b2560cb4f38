using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Places;

public static class RoomKind
{
    public static readonly IReadOnlyList<string> All =
    [
        "reception",
        "consultation",
        "treatment",
        "surgery",
        "photo",
        "rest",
        "vip",
        "other",
    ];
}

/// <summary>A room of a branch in which clients are looked after.</summary>
public sealed class BranchRoom : IReadByTrials
{
    public RoomId Id { get; set; }
    public BranchId BranchId { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>One of <see cref="RoomKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>False: it is kept for what was done in it, and offered for nothing more.</summary>
    public bool IsInUse { get; set; } = true;
    public long Revision { get; set; }

    internal object State() =>
        new
        {
            Name,
            EnglishName,
            Kind,
            IsInUse,
        };
}
