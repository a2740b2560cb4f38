using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Signing;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>An answer that fits its form and outcome, ready for the journey and its history.</summary>
/// <param name="Values">In normal form; signatures are file ids.</param>
/// <param name="Files">Every file that the values name, with its hash: what was signed or shown can be proved later. Null when there is
/// none.</param>
/// <param name="Merged">JSON: what the task gave, overlaid with what was answered.</param>
public sealed record AcceptedAnswer(IReadOnlyDictionary<string, object?> Values, IReadOnlyList<FileReference>? Files, string Merged);

public sealed record FileReference(FileId Id, string Sha256);

/// <summary>Checks what a person answered, and puts its files where they belong.</summary>
public sealed class TaskSubmission(TaskForms forms, SignedTexts texts, AnswerFiles files)
{
    public async Task<Result<AcceptedAnswer>> CheckAsync(TaskItem task, string outcome, JsonElement values, CancellationToken cancel)
    {
        var chosen = forms.OutcomesOf(task).FirstOrDefault(offered => offered.Name == outcome);
        if (chosen is null)
            return Refusal.Invalid("outcome", "task.unknown-outcome");

        var form = await forms.OfAsync(task, cancel);
        var answer = await forms.CheckAsync(task, form, values, endsEarly: !chosen.RequiresForm, cancel);
        if (!answer.IsValid)
            return Refusal.Invalid(answer.Errors);

        var signed = await texts.SettleAsync(chosen.RequiresForm ? form.Fields : [], answer.Values, task, cancel);
        if (!signed.IsSuccess)
            return signed.Refusal;
        var settled = await files.SettleAsync(form, signed.Value, task, cancel);
        var merged = (Dictionary<string, object?>)ValueJson.Read(JsonDocument.Parse(task.Values).RootElement)!;
        foreach (var (key, value) in settled.Values)
            merged[key] = value;
        return new AcceptedAnswer(settled.Values, settled.Files, ValueJson.Write(merged)!.ToJsonString());
    }
}
