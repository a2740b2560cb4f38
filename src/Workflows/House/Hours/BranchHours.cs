using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>When a branch is open in a usual week. While there is none, it counts as always open.</summary>
public sealed class BranchHours : IReadByTrials
{
    public BranchId BranchId { get; set; }

    /// <summary>Seven days, Monday first, joined by ";": see <see cref="WeekHours"/>.</summary>
    public required string Week { get; set; }
    public long Revision { get; set; }
}

/// <summary>
/// A year whose holidays and moved working days are known. While there is none, the year is unknown, not without holidays.
/// </summary>
public sealed class CalendarYear : IReadByTrials
{
    public BranchId BranchId { get; set; }
    public int Year { get; set; }

    /// <summary>JSON array of <see cref="SpecialDay"/>.</summary>
    public required string Days { get; set; }
    public long Revision { get; set; }
}
