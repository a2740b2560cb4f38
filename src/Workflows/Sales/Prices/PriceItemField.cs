using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>The id of something on the branch's price list, in a row of what is sold.</summary>
internal sealed class PriceItemField : IFieldLookup
{
    public string Name => SaleRows.PriceItemType;

    public bool IsOnlyForRows => true;

    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text) && Find(text, facts) is { } item && item.IsSoldOn(facts.Today)
            ? item.Id.ToString()
            : answer.Fail("field.unknown-item");

    public async Task<IReadOnlyDictionary<string, object>> FindAsync(
        IReadOnlyCollection<string> named,
        BranchId home,
        CaseFlowDb db,
        CancellationToken cancel
    )
    {
        var ids = named.Select(IdIn).OfType<PriceItemId>().ToHashSet();
        if (ids.Count == 0)
            return new Dictionary<string, object>();
        var items = await db.PriceItems().Where(item => ids.Contains(item.Id) && item.BranchId == home).ToListAsync(cancel);
        return items.ToDictionary(item => item.Id.ToString(), object (item) => item);
    }

    /// <summary>The item that an answer names, however it writes the id.</summary>
    public static PriceItem? Find(string text, FormFacts facts) =>
        IdIn(text) is { } id ? facts.Find<PriceItem>(SaleRows.PriceItemType, id.ToString()) : null;

    private static PriceItemId? IdIn(string text) => Guid.TryParse(text, out var id) ? new PriceItemId(id) : null;
}
