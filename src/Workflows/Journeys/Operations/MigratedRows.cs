using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tasks.Submission;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>
/// A migrated journey is called as the version that now counts. Open tasks keep their form, draft, assignee and due time; their names, ways
/// out and the activity that they stand for are those of the version that now counts.
/// </summary>
public sealed class MigratedRows(OpenTasks tasks, IDefinitionSource definitions)
{
    public async Task FollowAsync(Case theCase, WorkflowInstance instance, CancellationToken cancel)
    {
        var journey = theCase.Journey;
        var graph = (await definitions.FindAsync(instance.Definition, cancel))!;
        (journey.Version, journey.DefinitionName) = (graph.Definition.Version, graph.Definition.Name);
        foreach (var task in theCase.OpenTasks)
        {
            if (task.InstanceId != instance.Id.Value || instance.FindFrame(new FrameId(task.FrameId)) is not { } frame)
                continue;
            var before = (await definitions.FindAsync(instance.Definition with { Version = task.DefinitionVersion }, cancel))?.Find(
                task.ActivityId
            );
            Follow(task, before, graph.Definition.Version, graph.Find(frame.ActivityId)!);
            tasks.Changed(task);
        }
    }

    private static void Follow(TaskItem task, Activity? before, int version, Activity activity)
    {
        var wasDrawn = before is not null && task.OfferedOutcomes == TaskOutcomes.OfferedBy(before, Own(before));
        task.OfferedOutcomes = TaskOutcomes.OfferedBy(activity, wasDrawn ? Own(activity) : OfferedSoFar(task));
        (task.DefinitionVersion, task.ActivityId, task.Title) = (version, activity.Id, activity.Name);
        task.EnglishTitle = activity.EnglishTitle;
    }

    private static IReadOnlyList<string>? Own(Activity activity) => activity.OwnOutcomes() is { Count: > 0 } own ? own : null;

    private static string[]? OfferedSoFar(TaskItem task) =>
        task.OfferedOutcomes is { } offered ? JsonSerializer.Deserialize<string[]>(offered) : null;
}
