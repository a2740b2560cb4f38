using System.Collections.Frozen;
using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>Reads what was sent for a field by its type. The one table of the types.</summary>
internal static class FieldReader
{
    private delegate object? Reader(FieldAnswer answer, JsonElement json, FormFacts facts);

    private static readonly FrozenDictionary<string, Reader> ByType = new Dictionary<string, Reader>
    {
        [FieldTypes.Text] = TextFields.Line,
        [FieldTypes.Multiline] = TextFields.Multiline,
        [FieldTypes.Phone] = TextFields.Phone,
        [FieldTypes.Email] = TextFields.Email,
        [FieldTypes.Integer] = NumberFields.Integer,
        [FieldTypes.Scale] = NumberFields.Integer,
        [FieldTypes.Decimal] = NumberFields.Decimal,
        [FieldTypes.Money] = NumberFields.Money,
        [FieldTypes.Boolean] = ChoiceFields.Boolean,
        [FieldTypes.Select] = ChoiceFields.One,
        [FieldTypes.MultiSelect] = ChoiceFields.Many,
        [FieldTypes.Date] = TimeFields.Date,
        [FieldTypes.Time] = TimeFields.Time,
        [FieldTypes.DateTime] = TimeFields.Moment,
        [FieldTypes.Signature] = FileFields.Signature,
        [FieldTypes.Photo] = FileFields.Photo,
        [FieldTypes.File] = FileFields.File,
        [FieldTypes.List] = RowFields.List,
        [FieldTypes.PriceItems] = RowFields.PriceItems,
        [FieldTypes.Tenders] = RowFields.Tenders,
        [SaleRows.PriceItemType] = SaleRows.Item,
    }.ToFrozenDictionary();

    /// <param name="values">The object that may hold the field's key.</param>
    public static FieldAnswer Read(FormField field, string path, JsonElement values, FormFacts facts)
    {
        var answer = new FieldAnswer(field, path);
        if (
            !field.ReadOnly
            && values.ValueKind == JsonValueKind.Object
            && values.TryGetProperty(field.Key, out var json)
            && !JsonText.IsEmpty(json)
        )
        {
            answer.Value = ByType[field.Type](answer, json, facts);
        }

        return answer;
    }
}
