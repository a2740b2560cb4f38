using CaseFlow.Activities;
using CaseFlow.Workflows.Forms.Versions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Offers;

/// <summary>The stored forms, by the title of their newest version.</summary>
public sealed class FormOffer(CaseFlowDb db, FormSource forms) : IEditorOffer
{
    public string Editor => Editors.Form;

    public async Task<IReadOnlyCollection<string>> NamesAsync(CancellationToken cancel) =>
        await db.Forms().Select(form => form.FormId).Distinct().ToHashSetAsync(cancel);

    public async Task<IReadOnlyList<Offered>> ListAsync(CancellationToken cancel)
    {
        var latest = await db.Forms()
            .GroupBy(form => form.FormId)
            .Select(same => new { Id = same.Key, Version = same.Max(form => form.Version) })
            .ToListAsync(cancel);
        var offered = new List<Offered>();
        foreach (var form in latest.OrderBy(form => form.Id, StringComparer.Ordinal))
            offered.Add(new Offered(form.Id, (await forms.FindAsync(form.Id, form.Version, cancel))!.Title));
        return offered;
    }
}
