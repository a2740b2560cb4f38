using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Demo;

/// <summary>What the demo clinic sells, at prices as they are usual in Shanghai.</summary>
public static class DemoPriceList
{
    private static readonly Row[] Rows =
    [
        new(
            "INJ-HA-JUV",
            "乔雅登 雅致 玻尿酸 0.8ml",
            "Juvéderm Ultra hyaluronic acid 0.8 ml",
            PriceCategory.Injection,
            "支",
            6800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 20
        ),
        new(
            "INJ-HA-RES",
            "瑞蓝2号 玻尿酸 1ml",
            "Restylane 2 hyaluronic acid 1 ml",
            PriceCategory.Injection,
            "支",
            4980.00m,
            DemandsReview: true,
            AnaestheticMinutes: 20
        ),
        new(
            "INJ-HA-BIO",
            "润致 娃娃针 玻尿酸 2.5ml",
            "Biohyalux hyaluronic acid 2.5 ml",
            PriceCategory.Injection,
            "支",
            1980.00m,
            AnaestheticMinutes: 20
        ),
        new(
            "INJ-HA-YV",
            "伊婉 C 玻尿酸 1ml",
            "YVOIRE Classic hyaluronic acid 1 ml",
            PriceCategory.Injection,
            "支",
            2680.00m,
            DemandsReview: true,
            AnaestheticMinutes: 20
        ),
        new("INJ-BTX-BOT", "保妥适 肉毒素 除皱 单部位", "Botox, one area", PriceCategory.Injection, "部位", 2980.00m, DemandsReview: true),
        new(
            "INJ-BTX-HEN",
            "衡力 肉毒素 瘦脸 100U",
            "Hengli botulinum toxin, masseter, 100 U",
            PriceCategory.Injection,
            "次",
            2580.00m,
            DemandsReview: true
        ),
        new("INJ-BTX-DYS", "吉适 肉毒素 除皱 全面部", "Dysport, whole face", PriceCategory.Injection, "次", 4680.00m, DemandsReview: true),
        new(
            "INJ-COL-TF",
            "双美 胶原蛋白 泪沟填充",
            "Sunmax collagen, tear trough",
            PriceCategory.Injection,
            "支",
            7800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 30
        ),
        new(
            "INJ-PCL-ELL",
            "伊妍仕 少女针 1ml",
            "Ellansé-S 1 ml",
            PriceCategory.Injection,
            "支",
            16800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 30
        ),
        new(
            "INJ-PLLA-AIV",
            "艾维岚 童颜针",
            "Löviselle PLLA",
            PriceCategory.Injection,
            "瓶",
            18800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 30
        ),
        new(
            "INJ-MESO-WL",
            "嗨体 水光针 2.5ml",
            "Hearty hyaluronic mesotherapy 2.5 ml",
            PriceCategory.Injection,
            "支",
            1680.00m,
            AnaestheticMinutes: 30
        ),
        new("LAS-PICO-FACE", "超皮秒 全脸", "PicoSure picosecond laser, face", PriceCategory.Laser, "次", 3980.00m, AnaestheticMinutes: 30),
        new(
            "LAS-PICO-SPOT",
            "超皮秒 祛斑 单部位",
            "PicoSure, pigmented spots, one area",
            PriceCategory.Laser,
            "次",
            1580.00m,
            AnaestheticMinutes: 30
        ),
        new("LAS-IPL-M22", "M22 光子嫩肤", "Lumenis M22 IPL photorejuvenation", PriceCategory.Laser, "次", 1980.00m),
        new("LAS-IPL-BBL", "BBL 光子 全脸", "Sciton BBL, face", PriceCategory.Laser, "次", 2980.00m),
        new(
            "LAS-CO2-FRX",
            "点阵激光 痘坑修复",
            "Fractional CO2 laser, acne scars",
            PriceCategory.Laser,
            "次",
            2680.00m,
            DemandsReview: true,
            AnaestheticMinutes: 45
        ),
        new(
            "LAS-RF-THM",
            "热玛吉 五代 面部 900发",
            "Thermage FLX, face, 900 pulses",
            PriceCategory.Laser,
            "次",
            19800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 40
        ),
        new(
            "LAS-RF-THM-EYE",
            "热玛吉 五代 眼部 450发",
            "Thermage FLX, eyes, 450 pulses",
            PriceCategory.Laser,
            "次",
            9800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 40
        ),
        new(
            "LAS-HIFU-ULT",
            "超声炮 全面部",
            "Ultrasound lifting (HIFU), face",
            PriceCategory.Laser,
            "次",
            8800.00m,
            DemandsReview: true,
            AnaestheticMinutes: 30
        ),
        new("LAS-HAIR-ARM", "激光脱毛 腋下", "Laser hair removal, underarm", PriceCategory.Laser, "次", 380.00m),
        new("LAS-HAIR-LEG", "激光脱毛 小腿", "Laser hair removal, lower legs", PriceCategory.Laser, "次", 880.00m),
        new("SUR-EYE-DBL", "全切双眼皮", "Double eyelid surgery, incision", PriceCategory.Surgery, "例", 12800.00m, DemandsReview: true),
        new("SUR-EYE-BAG", "内切祛眼袋", "Transconjunctival blepharoplasty", PriceCategory.Surgery, "例", 9800.00m, DemandsReview: true),
        new("SUR-NOSE", "膨体隆鼻", "Rhinoplasty with ePTFE", PriceCategory.Surgery, "例", 29800.00m, DemandsReview: true),
        new("SUR-FAT-FACE", "面部脂肪填充", "Facial fat grafting", PriceCategory.Surgery, "例", 16800.00m, DemandsReview: true),
        new("SUR-MOLE", "祛痣（手术切除）", "Mole excision", PriceCategory.Surgery, "颗", 480.00m, AnaestheticMinutes: 20),
        new("SKN-HYDRA", "海菲秀 深层清洁", "HydraFacial", PriceCategory.SkinCare, "次", 680.00m),
        new("SKN-PEEL", "果酸焕肤 30%", "Glycolic acid peel 30 %", PriceCategory.SkinCare, "次", 580.00m),
        new("SKN-SAL", "水杨酸 控油祛痘", "Salicylic acid peel", PriceCategory.SkinCare, "次", 480.00m),
        new("SKN-LED", "红蓝光 消炎", "Red and blue LED light", PriceCategory.SkinCare, "次", 180.00m),
        new("SKN-VC", "左旋C 导入", "Vitamin C iontophoresis", PriceCategory.SkinCare, "次", 298.00m),
        new("DRG-LID", "复方利多卡因乳膏 30g", "Compound lidocaine cream 30 g", PriceCategory.Drug, "支", 128.00m),
        new("DRG-MASK", "医用透明质酸修复贴 5片", "Medical hyaluronic repair mask, 5 pieces", PriceCategory.Drug, "盒", 198.00m),
        new("DRG-GEL", "重组人表皮生长因子凝胶", "rhEGF gel", PriceCategory.Drug, "支", 86.50m),
        new("DRG-SCAR", "硅酮疤痕凝胶 15g", "Silicone scar gel 15 g", PriceCategory.Drug, "支", 268.00m),
        new("DRG-TRA", "氨甲环酸片", "Tranexamic acid tablets", PriceCategory.Drug, "盒", 45.00m),
    ];

    public static IEnumerable<SavePriceItem.Command> For(BranchId branch) =>
        Rows.Select(
            (row, place) =>
                new SavePriceItem.Command(
                    branch,
                    row.Code,
                    row.Name,
                    row.EnglishName,
                    row.Category,
                    row.Unit,
                    row.Price,
                    row.DemandsReview,
                    row.AnaestheticMinutes,
                    Rank: place + 1
                )
        );

    private sealed record Row(
        string Code,
        string Name,
        string EnglishName,
        string Category,
        string Unit,
        decimal Price,
        bool DemandsReview = false,
        int AnaestheticMinutes = 0
    );
}
