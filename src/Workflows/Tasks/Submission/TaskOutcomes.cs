using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>
/// By which outcomes a task may be completed: those of its activity, or the ones that it was made with. Only the clock leaves by Overdue.
/// </summary>
public sealed class TaskOutcomes(ActivityRegistry activities)
{
    /// <summary>
    /// Tasks that were made when these were drawn everywhere keep no list of what they offer; of what is offered only where it is drawn
    /// they offer these.
    /// </summary>
    private static readonly string[] OnceEverywhere = [HumanTask.Abandoned, "Refused", "Reconsider"];

    private static readonly TaskOutcome Done = new("Done", new LocalText("完成", "Done"), RequiresForm: true);

    public IReadOnlyList<TaskOutcome> Of(TaskItem task)
    {
        var known = (activities.Find(task.ActivityType)?.Outcomes ?? [])
            .Where(outcome => outcome.Name != HumanTask.Overdue)
            .Where(outcome => task.OfferedOutcomes is not null || !outcome.WhereDrawn || OnceEverywhere.Contains(outcome.Name))
            .Select(outcome => new TaskOutcome(outcome.Name, LabelOf(outcome), !outcome.EndsEarly))
            .ToList();
        if (task.OfferedOutcomes is { } offered)
            return
            [
                .. JsonSerializer
                    .Deserialize<string[]>(offered)!
                    .Select(name => known.Find(outcome => outcome.Name == name) ?? new TaskOutcome(name, new LocalText(name, name), true)),
            ];
        return known.Count > 0 ? known : [Done];
    }

    /// <summary>
    /// What a task keeps of the outcomes that it offers: those that were asked for, else those of the activity where it stands; null where
    /// they are simply all of its type, wherever it stands.
    /// </summary>
    public static string? OfferedBy(Activity activity, IReadOnlyList<string>? asked)
    {
        List<string> drawn = [.. activity.TypeOutcomes()];
        List<string> hidden = [.. activity.Descriptor.Outcomes.Select(outcome => outcome.Name).Except(drawn)];
        var offered = asked ?? (activity.Descriptor.Outcomes.Any(outcome => outcome.WhereDrawn) ? drawn : null);
        return offered is null ? null : JsonSerializer.Serialize(offered.Where(name => name != HumanTask.Overdue).Except(hidden));
    }

    private static LocalText LabelOf(OutcomeDescriptor outcome) =>
        new(outcome.Label.Length > 0 ? outcome.Label : outcome.Name, outcome.EnglishLabel.Length > 0 ? outcome.EnglishLabel : outcome.Name);
}
