using CaseFlow.Engine.Bursts;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Operations;

/// <summary>What a migration would do, without doing it.</summary>
public static class Migration
{
    /// <summary>
    /// What speaks against it; nothing: it can be done. Done on a copy in the same way as the command does it, so both say the same.
    /// </summary>
    public static IReadOnlyList<MigrationProblem> Preview(
        WorkflowInstance instance,
        WorkflowGraph from,
        WorkflowGraph to,
        IReadOnlyDictionary<string, string>? mapping,
        DateTimeOffset at
    )
    {
        var rehearsal = new Burst(WorkflowInstance.Read(instance.Write()), from, at)
        {
            NumberEmitted = () => 0,
            Zone = TimeZoneInfo.Utc,
            Budget = new Budget(0),
        }; // no activity runs
        return rehearsal.Migrate(to, mapping ?? new Dictionary<string, string>());
    }
}
