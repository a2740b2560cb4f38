using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>Reads answers of several rows, each with fields of its own.</summary>
internal static class RowFields
{
    public const int UsualMost = 100;

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

    public static List<object?>? Read(FieldAnswer answer, JsonElement json, FormFacts facts)
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
                rows.Add([
                    .. facts.Catalog.CellsOf(answer.Field).Select(field => FieldReader.Read(field, $"{path}.{field.Key}", row, facts)),
                ]);
            else
                answer.Errors.Add(new FieldError(path, "field.not-a-row"));
        }

        answer.Rows = rows;
        return Values(answer);
    }
}
