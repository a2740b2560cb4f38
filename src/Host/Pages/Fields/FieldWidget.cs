using System.Collections.Frozen;
using CaseFlow.Host.Pages.Facts;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Tasks.Signing;

namespace CaseFlow.Host.Pages.Fields;

/// <summary>How a field of a type is drawn. The one table of the types; what is not in it is a line of text.</summary>
/// <param name="IsGroup">Several controls under one label.</param>
/// <param name="IsWide">It takes the form's whole width.</param>
/// <param name="Component">Of a type that a room brings: a <see cref="FieldInput"/>.</param>
internal sealed record FieldWidget(bool IsGroup = false, bool IsWide = false, Type? Component = null)
{
    private static readonly FieldWidget Line = new();

    private static readonly FrozenDictionary<string, FieldWidget> ByType = new Dictionary<string, FieldWidget>
    {
        [FieldTypes.Multiline] = new(IsWide: true),
        [FieldTypes.Boolean] = new(IsGroup: true),
        [FieldTypes.MultiSelect] = new(IsGroup: true, IsWide: true),
        [FieldTypes.Scale] = new(IsGroup: true, IsWide: true),
        [FieldTypes.Signature] = new(IsGroup: true, IsWide: true),
        [FieldTypes.Photo] = new(IsGroup: true),
        [FieldTypes.File] = new(IsGroup: true),
        [FieldTypes.List] = new(IsGroup: true, IsWide: true),
        [SaleFieldTypes.PriceItems] = new(IsGroup: true, IsWide: true, typeof(PriceItemsInput)),
        [TextsField.Type] = new(IsGroup: true, IsWide: true, typeof(ClinicTextsInput)),
        [MedicalFactsField.TypeName] = new(IsGroup: true, IsWide: true, typeof(MedicalFactsInput)),
        [SaleFieldTypes.Tenders] = new(IsGroup: true, IsWide: true, typeof(TendersInput)),
    }.ToFrozenDictionary();

    public static FieldWidget Of(string type) => ByType.GetValueOrDefault(type, Line);
}
