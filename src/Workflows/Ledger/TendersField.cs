using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>What an order is paid with (R-PAY-5).</summary>
internal sealed class TendersField : IFieldType
{
    private static readonly IReadOnlyList<FormField> Cells =
    [
        new("kind", new LocalText("支付方式", "Kind"), FieldTypes.Select, Required: true, OptionsFrom: TenderKinds.Source),
        new("amount", new LocalText("金额", "Amount"), FieldTypes.Money, Required: true, Min: 0.01m),
        new("reference", new LocalText("凭证号", "Reference"), FieldTypes.Text, MaxLength: 100),
        new(SaleRows.Key, new LocalText("流水号", "Key"), FieldTypes.Text, Required: true, MaxLength: 100),
    ];

    public string Name => SaleFieldTypes.Tenders;

    public bool HasRows => true;

    public bool TakesDefault => false;

    public IReadOnlyList<FormField> CellsOf(FormField field) => field.ItemFields ?? Cells;

    /// <summary>A key names one payment (R-PAY-6), so two rows cannot share one.</summary>
    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        var rows = RowFields.Read(answer, json, facts);
        var seen = new HashSet<object>();
        foreach (var key in answer.Rows.Select(row => row.Single(cell => cell.Field.Key == SaleRows.Key)))
        {
            if (key.Value is not null && !seen.Add(key.Value))
                key.Fail("field.duplicate-key");
        }

        return rows;
    }
}
