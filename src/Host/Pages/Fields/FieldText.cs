using System.Globalization;
using System.Text.Json;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Prices;

namespace CaseFlow.Host.Pages.Fields;

/// <summary>A field's value as somebody reads it: choices by their labels, money and times as everywhere.</summary>
public sealed class FieldText(Words words, FieldCatalog catalog)
{
    public string Of(FormField field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array when catalog.CellsOf(field) is { Count: > 0 } cells => string.Join(
                '\n',
                value.EnumerateArray().Select(row => RowOf(field, cells, row))
            ),
            JsonValueKind.Array => string.Join(words["list.separator"], value.EnumerateArray().Select(one => Of(field, one))),
            JsonValueKind.True => words["yes"],
            JsonValueKind.False => words["no"],
            JsonValueKind.String => OfText(field, value.GetString()!),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => value.ToString(),
        };

    private string OfText(FormField field, string text) =>
        field.Type switch
        {
            FieldTypes.Money when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => Words.Money(text),
            FieldTypes.Date
                when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                words.Day(day),
            FieldTypes.DateTime when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) => words.Moment(moment),
            FieldTypes.Signature => words["fact.is-signed"],
            FieldTypes.Photo or FieldTypes.File => words["fact.is-file"],
            _ => field.Options?.FirstOrDefault(option => option.Value == text) is { } chosen ? words.Of(chosen.Label) : text,
        };

    private string RowOf(FormField field, IReadOnlyList<FormField> cells, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return row.ToString();
        return string.Join(
            " · ",
            from cell in cells
            where !IsSilent(field, cell)
            where row.TryGetProperty(cell.Key, out _)
            let text = field.Type == MedicalFactsField.TypeName ? FactCellOf(cell, row) : CellOf(cell, row)
            where text.Length > 0
            select field.Type == FieldTypes.List ? words["fact.cell", words.Of(cell.Label), text] : text
        );
    }

    /// <summary>For programs: which payment, which fact.</summary>
    private static bool IsSilent(FormField field, FormField cell) =>
        (field.Type, cell.Key) is (SaleFieldTypes.Tenders, SaleRows.Key) or (MedicalFactsField.TypeName, MedicalFactsField.Fact);

    /// <summary>A term in words, as the questionnaire has it.</summary>
    private string FactCellOf(FormField cell, JsonElement row) =>
        cell.Key == MedicalFactsField.Text && row.TryGetProperty(MedicalFactsField.Kind, out var kind)
            ? words.Of(FactTerms.LabelOf(kind.ToString(), row.GetProperty(cell.Key).ToString()))
            : CellOf(cell, row);

    private string CellOf(FormField cell, JsonElement row) =>
        cell.Type switch
        {
            SaleRows.PriceItemType => row.TryGetProperty("name", out var name) ? name.ToString() : "",
            FieldTypes.Decimal when cell.Key == "quantity" => "×" + row.GetProperty(cell.Key),
            _ => Of(cell, row.GetProperty(cell.Key)),
        };
}
