using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Versions;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>
/// What a task asks for: its form, of the version that the task was made with, and by which outcomes it may be completed.
/// </summary>
public sealed class TaskForms(FormSource source, FormOptions options, FormChecker checker, TaskOutcomes outcomes)
{
    public async Task<Form> OfAsync(TaskItem task, CancellationToken cancel) =>
        await source.FindAsync(task.FormId, task.FormVersion, cancel)
        ?? throw new InvalidOperationException($"Task {task.Id} has the form {task.FormId}@{task.FormVersion}, which is not stored.");

    public IReadOnlyList<TaskOutcome> OutcomesOf(TaskItem task) => outcomes.Of(task);

    /// <summary>With all options filled in.</summary>
    public async Task<Form> ToShowAsync(TaskItem task, CancellationToken cancel) =>
        await options.FillAsync(await OfAsync(task, cancel), task.BranchId, cancel);

    public async Task<FormAnswer> CheckAsync(TaskItem task, Form form, JsonElement values, bool endsEarly, CancellationToken cancel) =>
        await checker.CheckAsync(form, values, task.BranchId, endsEarly, JsonDocument.Parse(task.Values).RootElement, cancel);
}
