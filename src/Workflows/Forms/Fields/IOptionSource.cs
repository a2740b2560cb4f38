using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>Options that no form file holds, because they change from day to day. A room registers it; it holds nothing itself.</summary>
public interface IOptionSource
{
    /// <summary>What stands before the colon of <see cref="FormField.OptionsFrom"/>.</summary>
    string Name { get; }

    /// <summary>What can stand after it, for people.</summary>
    string Choices { get; }

    /// <param name="of">What stands after the colon.</param>
    bool Has(string of);

    /// <param name="home">The branch; of a trial's branch the one that it tries for.</param>
    Task<IReadOnlyList<FieldOption>> ReadAsync(string of, BranchId branch, BranchId home, CaseFlowDb db, CancellationToken cancel);
}
