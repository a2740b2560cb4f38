using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.TestKit;

/// <summary>What a test clinic sells: something of every category; an injection first.</summary>
public static class PriceList
{
    public static IEnumerable<PriceItem> For(BranchId branch) =>
        [
            Item(
                branch,
                1,
                "INJ-BTX-100",
                "肉毒素除皱 100U",
                "Botulinum toxin 100 U",
                PriceCategory.Injection,
                "支",
                3800.00m,
                demandsReview: true
            ),
            Item(
                branch,
                2,
                "INJ-HA-1",
                "玻尿酸填充 1ml",
                "Hyaluronic acid 1 ml",
                PriceCategory.Injection,
                "支",
                4980.00m,
                demandsReview: true
            ),
            Item(
                branch,
                3,
                "LAS-PICO",
                "皮秒激光全脸",
                "Picosecond laser, face",
                PriceCategory.Laser,
                "次",
                2980.00m,
                anaestheticMinutes: 30
            ),
            Item(branch, 4, "LAS-IPL", "光子嫩肤", "IPL", PriceCategory.Laser, "次", 1280.00m),
            Item(branch, 5, "SUR-EYE", "双眼皮手术", "Double eyelid surgery", PriceCategory.Surgery, "例", 12800.00m, demandsReview: true),
            Item(branch, 6, "SKN-CLEAN", "深层清洁", "Deep cleansing", PriceCategory.SkinCare, "次", 380.00m),
            Item(branch, 7, "DRG-CREAM", "修复面霜", "Repair cream", PriceCategory.Drug, "盒", 198.50m),
        ];

    private static PriceItem Item(
        BranchId branch,
        int rank,
        string code,
        string name,
        string english,
        string category,
        string unit,
        decimal price,
        bool demandsReview = false,
        int anaestheticMinutes = 0
    ) =>
        new()
        {
            Id = new PriceItemId(Guid.CreateVersion7()),
            BranchId = branch,
            Code = code,
            Name = name,
            EnglishName = english,
            Category = category,
            Unit = unit,
            Price = price,
            DemandsReview = demandsReview,
            AnaestheticMinutes = anaestheticMinutes,
            Rank = rank,
        };
}
