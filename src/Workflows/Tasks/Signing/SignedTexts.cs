using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Signing;

/// <summary>Which versions of the clinic's texts a task shows, and which ones were signed.</summary>
public sealed class SignedTexts(TextBook book, BranchClock clock)
{
    /// <summary>
    /// What is signed is what is in force at this moment: it stands in the answer, whether or not it was sent along. An error at the field
    /// if the page showed something else.
    /// </summary>
    public async Task<Result<IReadOnlyDictionary<string, object?>>> SettleAsync(
        IEnumerable<FormField> fields,
        IReadOnlyDictionary<string, object?> values,
        TaskItem task,
        CancellationToken cancel
    )
    {
        var settled = new Dictionary<string, object?>(values);
        var given = JsonElement.Parse(task.Values);
        foreach (var field in fields.Where(field => field.Type == TextsField.Type))
        {
            List<object?> marks = [.. (await OfAsync(field, given, task.BranchId, cancel)).Select(version => version.Mark)];
            if (values.GetValueOrDefault(field.Key) is List<object?> shown && !shown.ToHashSet().SetEquals(marks))
                return Refusal.Invalid(field.Key, "text.shown-replaced");
            settled.Remove(field.Key);
            if (marks.Count > 0)
                settled[field.Key] = marks;
        }

        return settled;
    }

    /// <param name="values">Of the task: before it is completed they name texts, afterwards versions.</param>
    public async Task<IReadOnlyList<TextVersion>> OfAsync(FormField field, JsonElement values, BranchId branch, CancellationToken cancel)
    {
        List<TextVersion> texts = [];
        var today = await clock.TodayAsync(branch, cancel);
        foreach (var name in NamedIn(field, values))
        {
            var versions = await book.VersionsAsync(KindOf(field), name.Split('@')[0], cancel);
            var text = name.Contains('@', StringComparison.Ordinal)
                ? versions.FirstOrDefault(version => version.Mark == name)
                : TextBook.InForce(versions, today);
            if (text is not null)
                texts.Add(text);
        }

        return texts;
    }

    private static IEnumerable<string> NamedIn(FormField field, JsonElement values) =>
        values.ValueKind == JsonValueKind.Object
        && values.TryGetProperty(field.Key, out var named)
        && named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray().Select(one => one.ToString()).Distinct()
            : [];

    private static string KindOf(FormField field) => field.OptionsFrom?.Split(':', 2)[^1] ?? "";
}
