using System.Text.Json;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms;

/// <summary>Checks answers against forms, with what the branch has stored: its files, price list and people.</summary>
public sealed class FormChecker(CaseFlowDb db, FormOptions options, CurrentPerson person, BranchClock clock)
{
    /// <summary>
    /// Reads the values by the form: all errors at once, hidden fields left out, keys that the form does not know dropped, the rest in
    /// normal form
    /// (texts trimmed, money "1280.00", price items with their price in force). Right for a draft too: it says what is hidden and required
    /// now.
    /// </summary>
    /// <param name="endsEarly">The outcome needs only the form's <c>reason</c>.</param>
    /// <param name="given">What the task gave the form to start with; conditions may read it.</param>
    public async Task<FormAnswer> CheckAsync(
        Form form,
        JsonElement values,
        BranchId branch,
        bool endsEarly,
        JsonElement? given,
        CancellationToken cancel
    ) => FormCheck.Check(form, values, endsEarly, given, await FactsAsync(form, values, branch, cancel));

    private async Task<FormFacts> FactsAsync(Form form, JsonElement values, BranchId branch, CancellationToken cancel)
    {
        var named = new NamedThings();
        named.Collect(form.Fields, values);
        var home = await clock.HomeAsync(branch, cancel);
        return new FormFacts(
            await clock.ZoneAsync(branch, cancel),
            clock.Now,
            named.Files.Count == 0
                ? FormFacts.None.Files
                : await db
                    .Files.Where(file => named.Files.Contains(file.Id) && (file.BranchId == branch || file.UploadedById == person.Id))
                    .ToDictionaryAsync(file => file.Id, cancel),
            named.Items.Count == 0
                ? FormFacts.None.PriceItems
                : await db
                    .PriceItems.Where(item => named.Items.Contains(item.Id) && item.BranchId == home)
                    .ToDictionaryAsync(item => item.Id, cancel),
            await options.ReadAsync(form, branch, cancel)
        );
    }

    /// <summary>Ids of stored things that an unchecked answer names.</summary>
    private sealed class NamedThings
    {
        public HashSet<FileId> Files { get; } = [];

        public HashSet<PriceItemId> Items { get; } = [];

        public void Collect(IEnumerable<FormField> fields, JsonElement values)
        {
            if (values.ValueKind != JsonValueKind.Object)
                return;
            foreach (var field in fields)
            {
                if (!values.TryGetProperty(field.Key, out var value))
                    continue;
                if (FileFields.Holds(field.Type) && FileFields.IdIn(value) is { } file)
                    Files.Add(file);
                if (field.Type == SaleRows.PriceItemType && SaleRows.IdIn(value) is { } item)
                    Items.Add(item);
                if (value.ValueKind == JsonValueKind.Array)
                {
                    foreach (var row in value.EnumerateArray().Take((int)(field.Max ?? RowFields.UsualMost)))
                        Collect(RowFields.CellsOf(field), row);
                }
            }
        }
    }
}
