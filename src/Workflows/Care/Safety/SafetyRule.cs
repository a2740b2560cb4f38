using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Categories;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>禁忌: a line of the conflict table (R-SAFE-5): which facts speak against what.</summary>
/// <param name="Code">Stored with conflicts: it never changes.</param>
/// <param name="IsStop">It holds the item where it is; else it lets it go on to the gate.</param>
/// <param name="FactKind">The kind of facts that it is about.</param>
/// <param name="Words">Which facts of the kind, in either language; none: all of them.</param>
/// <param name="Targets">Categories of items, or what things contain or work with.</param>
/// <param name="Except">Categories that <see cref="Everything"/> leaves out, unless they work with a peel.</param>
/// <param name="Months">How long it counts after the fact has ended.</param>
/// <param name="IsActive">False: not used any more.</param>
public sealed record SafetyRule(
    string Code,
    LocalText Name,
    bool IsStop,
    string FactKind,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Except,
    int Months = 0,
    bool IsActive = true
)
{
    /// <summary>A target of whatever contains what the fact names: of an allergy.</summary>
    public const string WhatContainsIt = "contains";

    /// <summary>A target of every item but those of <see cref="Except"/>.</summary>
    public const string Everything = "*";

    public const string Peel = "peel";
    public const string HairTransplant = "hair-transplant";
    public const string RadioFrequency = "radio-frequency";
    public const string Botulinum = "botulinum";

    private static readonly string[] Invasive = [PriceCategory.Injection, PriceCategory.Surgery, HairTransplant];
    private static readonly string[] Scarring = [PriceCategory.Surgery, HairTransplant, PriceCategory.Laser];

    /// <summary>What the clinic begins with.</summary>
    public static readonly IReadOnlyList<SafetyRule> Shipped =
    [
        Stop("allergy", "过敏：含该成分者不可用", "Allergy: nothing that contains it", FactKinds.Allergy, [], [WhatContainsIt]),
        Stop(
            "pregnancy",
            "孕期、哺乳期：仅可做不含焕肤的皮肤护理",
            "Pregnancy, nursing: skin care without peel only",
            FactKinds.Pregnancy,
            ["pregnant", "nursing"],
            [Everything]
        ) with
        {
            Except = [PriceCategory.SkinCare],
        },
        Stop(
            "anticoagulant",
            "抗凝药：不可注射、手术、植发",
            "Anticoagulants: no injection, surgery, hair transplant",
            FactKinds.Medicine,
            ["anticoagulant", "华法林", "warfarin", "利伐沙班", "rivaroxaban", "氯吡格雷", "clopidogrel", "阿司匹林"],
            Invasive
        ),
        Stop(
            "bleeding",
            "凝血障碍：不可注射、手术、植发",
            "Bleeding disorder: no injection, surgery, hair transplant",
            FactKinds.Illness,
            ["coagulation", "血友病", "haemophilia", "hemophilia", "血小板减少", "thrombocytopenia"],
            Invasive
        ),
        Stop(
            "isotretinoin",
            "六个月内用过异维A酸：不可做激光、焕肤",
            "Isotretinoin within six months: no laser, no peel",
            FactKinds.Medicine,
            ["isotretinoin"],
            [PriceCategory.Laser, Peel]
        ) with
        {
            Months = 6,
        },
        Stop(
            "pacemaker",
            "起搏器、金属植入物：不可做射频",
            "Pacemaker, metal: no radio-frequency",
            FactKinds.Implant,
            ["pacemaker", "metal", "钢板", "钢钉"],
            [RadioFrequency]
        ),
        Stop(
            "neuromuscular",
            "神经肌肉疾病：不可用肉毒",
            "Neuromuscular disease: no botulinum",
            FactKinds.Illness,
            ["myasthenia", "神经肌肉", "neuromuscular", "兰伯特", "Lambert-Eaton", "肌萎缩侧索硬化", "amyotrophic lateral sclerosis"],
            [Botulinum]
        ),
        Stop(
            "infection",
            "治疗部位感染：不可治疗",
            "Infection there: nothing",
            FactKinds.Illness,
            ["herpes", "感染", "infection"],
            [Everything]
        ),
        Stop(
            "minor",
            "未满十八岁：注射、手术、植发须有医学理由",
            "Under eighteen: injection, surgery, hair transplant only for a medical reason",
            Minor.Kind,
            [Minor.Text],
            Invasive
        ),
        Warn("keloid", "疤痕体质：手术、植发、激光", "Keloid tendency: surgery, hair transplant, laser", FactKinds.Keloid, [], Scarring),
        Warn("immune", "免疫疾病：注射", "Immune disease: injection", FactKinds.Illness, ["autoimmune"], [PriceCategory.Injection]),
        Warn(
            "photosensitiser",
            "光敏药物：激光",
            "Photosensitiser: laser",
            FactKinds.Medicine,
            ["光敏", "photosensitiser", "photosensitizer", "四环素", "tetracycline", "多西环素", "doxycycline"],
            [PriceCategory.Laser]
        ),
    ];

    private static SafetyRule Stop(
        string code,
        string name,
        string english,
        string kind,
        IReadOnlyList<string> words,
        IReadOnlyList<string> targets
    ) => new(code, new LocalText(name, english), IsStop: true, kind, words, targets, []);

    private static SafetyRule Warn(
        string code,
        string name,
        string english,
        string kind,
        IReadOnlyList<string> words,
        IReadOnlyList<string> targets
    ) => Stop(code, name, english, kind, words, targets) with { IsStop = false };
}
