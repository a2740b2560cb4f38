using System.Text.Json;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms;

/// <summary>Checks answers against forms, with what the branch has stored: its files, price list and people.</summary>
public sealed class FormChecker(CaseFlowDb db, FormOptions options, CurrentPerson person, BranchClock clock, FieldCatalog catalog)
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
        var named = new NamedThings(catalog);
        named.Collect(form.Fields, values);
        return new FormFacts(
            catalog,
            await clock.ZoneAsync(branch, cancel),
            clock.Now,
            await FilesAsync(named.Files, branch, cancel),
            await OthersAsync(named.Others, branch, cancel),
            await options.ReadAsync(form, branch, cancel)
        );
    }

    private async Task<IReadOnlyDictionary<FileId, StoredFile>> FilesAsync(
        HashSet<FileId> named,
        BranchId branch,
        CancellationToken cancel
    ) =>
        named.Count == 0
            ? new Dictionary<FileId, StoredFile>()
            : await db.Files()
                .Where(file => named.Contains(file.Id) && (file.BranchId == branch || file.UploadedById == person.Id))
                .ToDictionaryAsync(file => file.Id, cancel);

    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>>> OthersAsync(
        Dictionary<IFieldLookup, HashSet<string>> named,
        BranchId branch,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, object>>();
        foreach (var (type, texts) in named)
            found[type.Name] = await type.FindAsync(texts, await clock.HomeAsync(branch, cancel), db, cancel);
        return found;
    }

    /// <summary>Texts of an unchecked answer that name stored things.</summary>
    private sealed class NamedThings(FieldCatalog catalog)
    {
        public HashSet<FileId> Files { get; } = [];

        public Dictionary<IFieldLookup, HashSet<string>> Others { get; } = [];

        public void Collect(IEnumerable<FormField> fields, JsonElement values)
        {
            if (values.ValueKind != JsonValueKind.Object)
                return;
            foreach (var field in fields)
            {
                if (values.TryGetProperty(field.Key, out var value))
                    Collect(field, value);
            }
        }

        private void Collect(FormField field, JsonElement value)
        {
            if (FileFields.Holds(field.Type) && FileFields.IdIn(value) is { } file)
                Files.Add(file);
            if (catalog.TypeOf(field) is IFieldLookup type && JsonText.TryRead(value, out var text))
            {
                if (!Others.TryGetValue(type, out var texts))
                    Others[type] = texts = [];
                texts.Add(text);
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var row in value.EnumerateArray().Take((int)(field.Max ?? RowFields.UsualMost)))
                    Collect(catalog.CellsOf(field), row);
            }
        }
    }
}
