using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>Options that are not in the form file: rooms bring them (<see cref="IOptionSource"/>).</summary>
public sealed class FormOptions(CaseFlowDb db, BranchClock clock, FieldCatalog catalog)
{
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
                .Fields.SelectMany(field => catalog.CellsOf(field) is { Count: > 0 } cells ? cells : [field])
                .Select(field => field.OptionsFrom)
                .OfType<string>()
                .Distinct()
        )
        {
            if (catalog.FindOptions(source) is var (room, of))
                found[source] = await room.ReadAsync(of, branch, await clock.HomeAsync(branch, cancel), db, cancel);
        }

        return found;
    }

    private IReadOnlyList<FormField> Fill(
        IReadOnlyList<FormField> fields,
        IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> options
    ) =>
        [
            .. fields.Select(field =>
                field.OptionsFrom is { } source ? field with { Options = options[source] }
                : catalog.CellsOf(field) is { Count: > 0 } cells ? field with { ItemFields = Fill(cells, options) }
                : field
            ),
        ];
}
