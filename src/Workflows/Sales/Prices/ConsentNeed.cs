using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>What a client signs has to be in force for each category of treatment that is sold (P23).</summary>
internal sealed class ConsentNeed(CaseFlowDb db, CategoryBook categories, TextBook texts, BranchClock clock) : IVisitNeed
{
    public async Task<IReadOnlyList<MissingNeed>> MissingAsync(BranchId branch, CancellationToken cancel)
    {
        var sold = await db.PriceItems()
            .Where(item => item.BranchId == branch && item.IsActive && item.Category != PriceCategory.Drug)
            .Select(item => item.Category)
            .Distinct()
            .ToListAsync(cancel);
        var today = await clock.TodayAsync(branch, cancel);
        List<MissingNeed> missing = [];
        var names = (await categories.AllAsync(cancel)).ToDictionary(row => row.Code, row => new LocalText(row.Name, row.EnglishName));
        foreach (var category in sold.Order(StringComparer.Ordinal))
            if (await texts.InForceAsync(TextKind.Consent, TextKind.ConsentOf(category), today, cancel) is null)
                missing.Add(NeedOf(names.GetValueOrDefault(category) ?? new LocalText(category, category)));
        return missing;
    }

    private static MissingNeed NeedOf(LocalText category) =>
        new("consent", new CodedText("visit.missing.consent", category), $"/setup/texts?kind={TextKind.Consent}");
}
