using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// The door of a start: whether this person may, where, and with what. From a person it takes only the inputs that the procedure opens to
/// people, and only what fits.
/// </summary>
public sealed class StartDoor(CaseFlowDb db, FormChecker checker, CurrentPerson person)
{
    /// <summary>Where the errors are: "input.NAME".</summary>
    public const string Place = "input";

    /// <summary>
    /// The wanted branch, else the caller's first where they may start it; null if they may not, or if there is no such branch.
    /// </summary>
    public async Task<Branch?> BranchAsync(WorkflowGraph graph, BranchId? wanted, CancellationToken cancel)
    {
        var place = wanted ?? person.BranchesToStart(graph).Cast<BranchId?>().FirstOrDefault() ?? person.BranchOr(null);
        var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == place, cancel);
        return branch is not null && person.MayStart(graph, branch.Id) ? branch : null;
    }

    public async Task<Result<Dictionary<string, object?>>> ReadAsync(
        WorkflowDefinition definition,
        JsonElement? given,
        BranchId branch,
        CancellationToken cancel
    )
    {
        if (given is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } values)
            return new Dictionary<string, object?>();
        if (values.ValueKind != JsonValueKind.Object)
            return Refusal.Invalid(Place, "field.not-an-object");
        if (person.IsSystem)
            return (Dictionary<string, object?>)ValueJson.Read(values)!;

        var form = StartForm.Of(definition);
        var opened = StartForm.OpenedBy(definition);
        var closed = values.EnumerateObject().Select(member => member.Name).Where(name => !opened.Contains(name)).ToList();
        if (closed.Count > 0)
            return Refusal.Invalid([.. closed.Select(name => new FieldError($"{Place}.{name}", "journey.input-closed"))]);
        if (definition.Start is null)
            return (Dictionary<string, object?>)ValueJson.Read(values)!;
        var answer = await checker.CheckAsync(form, values, branch, endsEarly: false, given: null, cancel);
        if (!answer.IsValid)
            return Refusal.Invalid([.. answer.Errors.Select(error => error with { Field = $"{Place}.{error.Field}" })]);
        return answer.Values.ToDictionary();
    }
}
