using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Raising;

/// <summary>What is asked of whoever raises an event.</summary>
public sealed class EventForms(FormSource source, FormOptions options, FormChecker checker)
{
    /// <summary>With all options; null where nothing is asked.</summary>
    public async Task<Form?> ToShowAsync(AnyTime drawn, BranchId branch, CancellationToken cancel) =>
        await OfAsync(drawn, cancel) is { } form ? await options.FillAsync(form, branch, cancel) : null;

    /// <summary>What was said, in normal form.</summary>
    public async Task<Result<(IReadOnlyDictionary<string, object?> Values, Form? Form)>> ReadAsync(
        AnyTime drawn,
        JsonElement? given,
        BranchId branch,
        CancellationToken cancel
    )
    {
        var form = await OfAsync(drawn, cancel);
        if (form is null)
            return (new Dictionary<string, object?>(), null);
        var values = given is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } said ? said : Nothing();
        if (values.ValueKind != JsonValueKind.Object)
            return Refusal.Invalid("values", "field.not-an-object");
        var answer = await checker.CheckAsync(form, values, branch, endsEarly: false, given: null, cancel);
        return answer.IsValid ? (answer.Values, form) : Refusal.Invalid(answer.Errors);
    }

    private async Task<Form?> OfAsync(AnyTime drawn, CancellationToken cancel) =>
        drawn.DrawnForm is { Length: > 0 } id && await source.LatestVersionAsync(id, cancel) is { } version
            ? await source.FindAsync(id, version, cancel)
            : null;

    private static JsonElement Nothing() => JsonSerializer.SerializeToElement(new Dictionary<string, object>());
}
