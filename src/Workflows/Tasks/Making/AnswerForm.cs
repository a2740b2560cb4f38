using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// A task is not begun for a form that does not exist: the activity has an incident instead, and its name can be put right.
/// </summary>
public sealed class AnswerForm(FormSource forms) : IAnswer<FindForm>
{
    public async Task<Reply> AnswerAsync(FindForm question, AskedBy by, CancellationToken cancel) =>
        await forms.LatestVersionAsync(question.Form, cancel) is { } version
            ? Reply.Yes(new { version })
            : Reply.No(question.Field, "task.no-form", question.Form);
}
