using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>
/// A number that grows without gaps, e.g. the day's chart numbers of a branch (R-CHART-1). Committed with what it numbers.
/// </summary>
public sealed class Counter
{
    public BranchId BranchId { get; set; }
    public required string Name { get; set; }
    public long Value { get; set; }
}
