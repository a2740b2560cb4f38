using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>Without a price nothing can be sold (P23).</summary>
internal sealed class PriceNeed(CaseFlowDb db) : IVisitNeed
{
    public async Task<IReadOnlyList<MissingNeed>> MissingAsync(BranchId branch, CancellationToken cancel) =>
        await db.PriceItems().AnyAsync(item => item.BranchId == branch && item.IsActive, cancel)
            ? []
            : [new MissingNeed("price", new CodedText("visit.missing.price"), "/setup/prices")];
}
