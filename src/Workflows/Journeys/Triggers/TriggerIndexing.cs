using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Triggers;

/// <summary>
/// Writes down what starts a definition. A time belongs to a branch, whose clock it is read on; an event or a request belongs to whoever
/// sends it.
/// </summary>
public sealed class TriggerIndexing(CaseFlowDb db, BranchClock clock)
{
    /// <summary>
    /// The definition starts by what this version says and by nothing else. Throws <see cref="DefinitionException"/> where that cannot be.
    /// </summary>
    public async Task ExchangeAsync(WorkflowGraph graph, CancellationToken cancel)
    {
        await WithdrawAsync(graph.Definition.DefinitionId, cancel);
        var rows = KeysOf(graph).ToList();
        await RefuseTakenPathsAsync(graph, rows, cancel);
        db.Triggers().AddRange(rows);
        foreach (var branch in await db.Branches().Where(row => row.TrialOf == null).OrderBy(row => row.Id).ToListAsync(cancel))
            AddTimes(graph, branch);
        RefuseTimesThatNeedAClient(graph);
    }

    public async Task WithdrawAsync(string definitionId, CancellationToken cancel) =>
        db.Triggers().RemoveRange(await db.Triggers().CurrentAsync(row => row.DefinitionId == definitionId, cancel));

    /// <summary>The times of the definition by this branch's clock, e.g. for one that is opened.</summary>
    public void AddTimes(WorkflowGraph graph, Branch branch) =>
        db.Triggers()
            .AddRange(
                from trigger in TriggerIndex.Of(graph, clock.Now, TimeZoneInfo.FindSystemTimeZoneById(branch.TimeZone))
                where trigger.Stimulus.DueAt > clock.Now // a time that has passed starts nothing
                select RowOf(graph, trigger, branch)
            );

    private IEnumerable<TriggerRow> KeysOf(WorkflowGraph graph) =>
        from trigger in TriggerIndex.Of(graph, clock.Now, TimeZoneInfo.Utc)
        where trigger.Stimulus.Key is not null
        select RowOf(graph, trigger, null);

    /// <summary>Of two definitions at one address nobody could say which is meant.</summary>
    private async Task RefuseTakenPathsAsync(WorkflowGraph graph, List<TriggerRow> rows, CancellationToken cancel)
    {
        List<DefinitionProblem> problems = [];
        foreach (var row in rows.Where(row => row.Key!.StartsWith("http:", StringComparison.Ordinal)))
        {
            if (!await db.Triggers().AnyAsync(other => other.Key == row.Key && other.DefinitionId != row.DefinitionId, cancel))
                continue;
            var (method, path) = row.Key!["http:".Length..].Split(':', 2) is [var first, var second] ? (first, second) : ("", row.Key);
            problems.Add(
                new DefinitionProblem(
                    row.ActivityId,
                    graph.Find(row.ActivityId)?.Name,
                    "trigger.path-taken",
                    $"The {path} path and {method} method are already in use by another workflow!"
                )
            );
        }
        if (problems.Count > 0)
            throw new DefinitionException(problems);
    }

    /// <summary>A clock names nobody.</summary>
    private static void RefuseTimesThatNeedAClient(WorkflowGraph graph)
    {
        if (!JourneyStart.NeedsClient(graph))
            return;
        var timed = TriggerIndex
            .Of(graph, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)
            .Where(trigger => trigger.Stimulus.DueAt is not null)
            .Select(trigger => trigger.ActivityId)
            .Distinct()
            .ToList();
        if (timed.Count > 0)
            throw new DefinitionException([
                .. timed.Select(id => new DefinitionProblem(
                    id,
                    graph.Find(id)?.Name,
                    "trigger.needs-client",
                    "A clock starts it, but it declares the input \"client\", and a clock names nobody."
                )),
            ]);
    }

    private TriggerRow RowOf(WorkflowGraph graph, Trigger trigger, Branch? branch) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.Now),
            DefinitionId = graph.Definition.DefinitionId,
            Version = graph.Definition.Version,
            ActivityId = trigger.ActivityId,
            Name = trigger.Stimulus.Name,
            Key = trigger.Stimulus.Key,
            BranchId = branch?.Id,
            DueAt = trigger.Stimulus.DueAt,
            Interval = trigger.Stimulus.Every?.Ticks,
            Cron = trigger.Stimulus.Cron,
        };
}
