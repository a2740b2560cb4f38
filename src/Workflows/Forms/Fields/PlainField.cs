using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>A field type that needs no room: it is read by the form and the files alone.</summary>
internal sealed class PlainField(string name, PlainField.Reader read) : IFieldType
{
    public delegate object? Reader(FieldAnswer answer, JsonElement json, FormFacts facts);

    public static readonly IReadOnlyList<IFieldType> All =
    [
        new PlainField(FieldTypes.Text, TextFields.Line),
        new PlainField(FieldTypes.Multiline, TextFields.Multiline),
        new PlainField(FieldTypes.Phone, TextFields.Phone),
        new PlainField(FieldTypes.Email, TextFields.Email),
        new PlainField(FieldTypes.Integer, NumberFields.Integer),
        new PlainField(FieldTypes.Scale, NumberFields.Integer),
        new PlainField(FieldTypes.Decimal, NumberFields.Decimal),
        new PlainField(FieldTypes.Money, NumberFields.Money),
        new PlainField(FieldTypes.Boolean, ChoiceFields.Boolean),
        new PlainField(FieldTypes.Select, ChoiceFields.One),
        new PlainField(FieldTypes.MultiSelect, ChoiceFields.Many),
        new PlainField(FieldTypes.Date, TimeFields.Date),
        new PlainField(FieldTypes.Time, TimeFields.Time),
        new PlainField(FieldTypes.DateTime, TimeFields.Moment),
        new PlainField(FieldTypes.Signature, FileFields.Signature) { TakesDefault = false },
        new PlainField(FieldTypes.Photo, FileFields.Photo) { TakesDefault = false },
        new PlainField(FieldTypes.File, FileFields.File) { TakesDefault = false },
        new ListField(),
    ];

    public string Name => name;

    public bool TakesDefault { get; private init; } = true;

    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts) => read(answer, json, facts);
}

/// <summary>Rows whose fields the form file names.</summary>
internal sealed class ListField : IFieldType
{
    public string Name => FieldTypes.List;

    public bool HasRows => true;

    public IReadOnlyList<FormField> CellsOf(FormField field) => field.ItemFields ?? [];

    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts) => RowFields.Read(answer, json, facts);
}
