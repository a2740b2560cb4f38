using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>
/// What is to be sold. Each row says all that later steps need, with the price in force now, whatever becomes of the price list.
/// </summary>
internal sealed class PriceItemsField : IFieldType
{
    private static readonly IReadOnlyList<FormField> Cells =
    [
        new(SaleRows.ItemId, new LocalText("项目", "Item"), SaleRows.PriceItemType, Required: true),
        new("area", new LocalText("部位", "Area"), FieldTypes.Text, MaxLength: 100),
        new("quantity", new LocalText("数量", "Quantity"), FieldTypes.Decimal, Required: true, Min: 0.01m, Max: 1000),
    ];

    public string Name => SaleFieldTypes.PriceItems;

    public bool HasRows => true;

    public bool TakesDefault => false;

    public IReadOnlyList<FormField> CellsOf(FormField field) => Cells;

    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        var rows = RowFields.Read(answer, json, facts);
        foreach (var row in rows?.Cast<Dictionary<string, object?>>() ?? [])
            Enrich(row, facts);
        return rows;
    }

    /// <summary>Adds what the price list says; a row whose item is not known stays as it is.</summary>
    private static void Enrich(Dictionary<string, object?> row, FormFacts facts)
    {
        if (row.GetValueOrDefault(SaleRows.ItemId) is not string id || PriceItemField.Find(id, facts) is not { } item)
            return;
        row["code"] = item.Code;
        row["name"] = item.Name;
        row["category"] = item.Category;
        row["unit"] = item.Unit;
        row["unitPrice"] = Money.Text(item.PriceOn(facts.Today));
        row["demandsReview"] = item.DemandsReview;
        row["anaestheticMinutes"] = (double)item.AnaestheticMinutes;
    }
}
