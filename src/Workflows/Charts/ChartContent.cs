using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.State;

namespace CaseFlow.Workflows.Charts;

/// <summary>
/// Whether a procedure takes anything down that belongs to a chart. One that is made of the engine's own steps alone counts, waits and
/// calls, but has no form in which somebody writes about a client.
/// </summary>
public sealed class ChartContent(IDefinitionSource definitions)
{
    /// <summary>Unknown parts count as content.</summary>
    public async ValueTask<bool> HasAnyAsync(DefinitionRef procedure, CancellationToken cancel) =>
        await HasAnyAsync(await definitions.FindAsync(procedure, cancel), [procedure.DefinitionId], cancel);

    private async ValueTask<bool> HasAnyAsync(WorkflowGraph? graph, HashSet<string> seen, CancellationToken cancel)
    {
        if (graph is null || graph.Activities.Any(TakesDown))
            return true;
        foreach (var child in graph.Activities.OfType<ChildActivity>().Select(IdOf))
        {
            if (seen.Add(child) && await HasAnyAsync(await definitions.FindPublishedAsync(child, cancel), seen, cancel))
                return true;
        }

        return false;
    }

    /// <summary>Empty where a formula says it.</summary>
    private static string IdOf(ChildActivity activity) =>
        activity.WorkflowDefinitionId.Expression is { Type: "Literal", Value: string id } ? id : "";

    private static bool TakesDown(Activity activity) =>
        activity is BulkDispatchWorkflows || activity.GetType().Assembly != typeof(Activity).Assembly;
}
