using CaseFlow.Workflows.House.People;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>A room that knows people takes from one who leaves what others must go on with (R-SET-1), in the same commit.</summary>
public interface IWhenPersonLeaves
{
    Task LeaveAsync(Person person, CancellationToken cancel);
}
