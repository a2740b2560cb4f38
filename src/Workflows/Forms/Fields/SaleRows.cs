using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>The rows of priceItems and tenders, as fields: so they are read, checked and answered for like those of any list.</summary>
internal static class SaleRows
{
    public const string ItemId = "itemId";
    public const string Key = "key";

    /// <summary>A field type of its own, for these rows only: the id of something on the branch's price list.</summary>
    public const string PriceItemType = "priceItem";

    public static readonly IReadOnlyList<FormField> PriceItem =
    [
        Cell(ItemId, "项目", "Item", PriceItemType, required: true),
        Cell("area", "部位", "Area", FieldTypes.Text) with
        {
            MaxLength = 100,
        },
        Cell("quantity", "数量", "Quantity", FieldTypes.Decimal, required: true) with
        {
            Min = 0.01m,
            Max = 1000,
        },
    ];

    /// <summary>R-PAY-5.</summary>
    public static readonly IReadOnlyList<FormField> Tender =
    [
        Cell("kind", "支付方式", "Kind", FieldTypes.Select, required: true) with
        {
            Options =
            [
                Kind("cash", "现金", "Cash"),
                Kind("card", "银行卡", "Bank card"),
                Kind("alipay", "支付宝", "Alipay"),
                Kind("wechat", "微信支付", "WeChat Pay"),
                Kind("instalment", "分期", "Instalment plan"),
                Kind("stored-value", "储值卡", "Stored-value card"),
                Kind("points", "积分", "Points"),
            ],
        },
        Cell("amount", "金额", "Amount", FieldTypes.Money, required: true) with
        {
            Min = 0.01m,
        },
        Cell("reference", "凭证号", "Reference", FieldTypes.Text) with
        {
            MaxLength = 100,
        },
        Cell(Key, "流水号", "Key", FieldTypes.Text, required: true) with
        {
            MaxLength = 100,
        },
    ];

    public static object? Item(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        IdIn(json) is { } id && facts.PriceItems.GetValueOrDefault(id) is { IsActive: true }
            ? id.ToString()
            : answer.Fail("field.unknown-item");

    public static PriceItemId? IdIn(JsonElement json) =>
        JsonText.TryRead(json, out var text) && Guid.TryParse(text, out var id) ? new PriceItemId(id) : null;

    /// <summary>Adds what the price list says; a row whose item is not known stays as it is.</summary>
    public static void Enrich(Dictionary<string, object?> row, FormFacts facts)
    {
        if (row.GetValueOrDefault(ItemId) is not string id || !facts.PriceItems.TryGetValue(new PriceItemId(Guid.Parse(id)), out var item))
            return;
        row["code"] = item.Code;
        row["name"] = item.Name;
        row["category"] = item.Category;
        row["unit"] = item.Unit;
        row["unitPrice"] = Money.Text(item.Price);
        row["demandsReview"] = item.DemandsReview;
        row["anaestheticMinutes"] = (double)item.AnaestheticMinutes;
    }

    private static FormField Cell(string key, string chinese, string english, string type, bool required = false) =>
        new(key, new LocalText(chinese, english), type, required);

    private static FieldOption Kind(string value, string chinese, string english) => new(value, new LocalText(chinese, english));
}
