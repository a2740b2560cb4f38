using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms;

/// <summary>Options that are not in the form file: "role:consultant" stands for that role's people of the branch.</summary>
public sealed class FormOptions(CaseFlowDb db, BranchClock clock)
{
    private const string RolePrefix = "role:";

    /// <summary>The form with all its options, to be shown.</summary>
    public async Task<Form> FillAsync(Form form, BranchId branch, CancellationToken cancel)
    {
        var options = await ReadAsync(form, branch, cancel);
        return options.Count == 0
            ? form
            : form with
            {
                Sections = [.. form.Sections.Select(section => section with { Fields = Fill(section.Fields, options) })],
            };
    }

    /// <summary>By the text of <see cref="FormField.OptionsFrom"/>, for every one that the form has.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>> ReadAsync(
        Form form,
        BranchId branch,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, IReadOnlyList<FieldOption>>();
        foreach (
            var source in form
                .Fields.SelectMany(field => field.ItemFields ?? [field])
                .Select(field => field.OptionsFrom)
                .OfType<string>()
                .Distinct()
        )
        {
            if (IsRole(source, out var role))
                found[source] = await InTurnAsync(role, branch, cancel);
        }

        return found;
    }

    public static bool IsRole(string source, out string role)
    {
        role = source.StartsWith(RolePrefix, StringComparison.Ordinal) ? source[RolePrefix.Length..] : "";
        return Roles.All.Contains(role);
    }

    /// <summary>R-TRI-1: whoever has not been given a client for the longest time stands first.</summary>
    private async Task<IReadOnlyList<FieldOption>> InTurnAsync(string role, BranchId branch, CancellationToken cancel)
    {
        var column = Journey.ColumnOf(role);
        var home = await clock.HomeAsync(branch, cancel);
        var people = await db
            .People.Where(person => person.IsActive && person.Roles.Any(held => held.Role == role && held.BranchId == home))
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.UserName,
                Last = column == null
                    ? null
                    : db
                        .Journeys.Where(journey => journey.BranchId == branch && EF.Property<PersonId?>(journey, column) == person.Id)
                        .Max(journey => (DateTimeOffset?)journey.StartedAt),
            })
            .ToListAsync(cancel);
        return
        [
            .. people
                .OrderBy(person => person.Last ?? DateTimeOffset.MinValue)
                .ThenBy(person => person.UserName, StringComparer.Ordinal)
                .Select(person => new FieldOption(person.Id.ToString(), new LocalText(person.Name, person.Name))),
        ];
    }

    private static IReadOnlyList<FormField> Fill(
        IReadOnlyList<FormField> fields,
        IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> options
    ) =>
        [
            .. fields.Select(field =>
                field switch
                {
                    { OptionsFrom: { } source } => field with { Options = options[source] },
                    { ItemFields: { } cells } => field with { ItemFields = Fill(cells, options) },
                    _ => field,
                }
            ),
        ];
}
