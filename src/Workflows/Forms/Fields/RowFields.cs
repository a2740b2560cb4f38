using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>list, priceItems and tenders: rows, each with fields of its own.</summary>
internal static class RowFields
{
    public const int UsualMost = 100;

    public static object? List(FieldAnswer answer, JsonElement json, FormFacts facts) => Read(answer, json, facts);

    /// <summary>
    /// What is to be sold. Each row says all that later steps need, with the price in force now, whatever becomes of the price list.
    /// </summary>
    public static object? PriceItems(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        var rows = Read(answer, json, facts);
        foreach (var row in rows?.Cast<Dictionary<string, object?>>() ?? [])
            SaleRows.Enrich(row, facts);
        return rows;
    }

    /// <summary>A key names one payment (R-PAY-6), so two rows cannot share one.</summary>
    public static object? Tenders(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        var rows = Read(answer, json, facts);
        var seen = new HashSet<object>();
        foreach (var key in answer.Rows.Select(row => row.Single(cell => cell.Field.Key == SaleRows.Key)))
        {
            if (key.Value is not null && !seen.Add(key.Value))
                key.Fail("field.duplicate-key");
        }

        return rows;
    }

    /// <summary>The fields of a row; none for a field without rows.</summary>
    public static IReadOnlyList<FormField> CellsOf(FormField field) =>
        field.Type switch
        {
            FieldTypes.List => field.ItemFields ?? [],
            FieldTypes.PriceItems => SaleRows.PriceItem,
            FieldTypes.Tenders => SaleRows.Tender,
            _ => [],
        };

    /// <summary>The rows as the engine's values: what is visible and answered in each.</summary>
    public static List<object?> Values(FieldAnswer answer) =>
        [
            .. answer.Rows.Select(row =>
                row.Where(cell => !cell.IsHidden && cell.Value is not null).ToDictionary(cell => cell.Field.Key, cell => cell.Value)
            ),
        ];

    public static bool HasRightCount(FieldAnswer answer, int count)
    {
        var (min, max) = (answer.Field.Min ?? 0, answer.Field.Max ?? UsualMost);
        if (count < min)
            answer.Fail("field.too-few", JsonText.Show(min));
        if (count > max)
            answer.Fail("field.too-many", JsonText.Show(max));
        return count >= min && count <= max;
    }

    private static List<object?>? Read(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            answer.Fail("field.not-a-list");
            return null;
        }

        if (!HasRightCount(answer, json.GetArrayLength()))
            return null;
        var rows = new List<IReadOnlyList<FieldAnswer>>();
        foreach (var (index, row) in json.EnumerateArray().Index())
        {
            var path = $"{answer.Path}[{index}]";
            if (row.ValueKind == JsonValueKind.Object)
                rows.Add([.. CellsOf(answer.Field).Select(field => FieldReader.Read(field, $"{path}.{field.Key}", row, facts))]);
            else
                answer.Errors.Add(new FieldError(path, "field.not-a-row"));
        }

        answer.Rows = rows;
        return Values(answer);
    }
}
