using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>
/// Words that the questionnaire offers: facts that somebody typed are the same as those that somebody ticked. Codes are stored.
/// </summary>
public static class FactTerms
{
    public sealed record Term(string Kind, string Code, LocalText Label);

    public static readonly IReadOnlyList<Term> All =
    [
        .. Of(
            FactKinds.Allergy,
            "青霉素类|青霉素类|Penicillins",
            "头孢类|头孢类|Cephalosporins",
            "磺胺类|磺胺类|Sulfonamides",
            "利多卡因|利多卡因|Lidocaine",
            "透明质酸酶|透明质酸酶|Hyaluronidase",
            "阿司匹林|阿司匹林|Aspirin",
            "碘|碘|Iodine",
            "酒精|酒精|Alcohol",
            "乳胶|乳胶|Latex",
            "金属|金属|Metals",
            "蛋白类|蛋白类|Proteins"
        ),
        .. Of(
            FactKinds.Illness,
            "hypertension|高血压|Hypertension",
            "diabetes|糖尿病|Diabetes",
            "heart|心脏病|Heart disease",
            "autoimmune|自身免疫病|Autoimmune disease",
            "coagulation|凝血障碍|Coagulation disorder",
            "hepatitis|肝炎|Hepatitis",
            "epilepsy|癫痫|Epilepsy",
            "myasthenia|重症肌无力|Myasthenia gravis",
            "herpes|单纯疱疹|Herpes simplex"
        ),
        .. Of(
            FactKinds.Medicine,
            "anticoagulant|抗凝药|Anticoagulants",
            "isotretinoin|异维A酸|Isotretinoin",
            "hormone|激素|Hormones",
            "immunosuppressant|免疫抑制剂|Immunosuppressants",
            "contraceptive|避孕药|Contraceptives",
            "supplement|保健品|Supplements",
            "other|其他用药|Other medicine"
        ),
        .. Of(FactKinds.Implant, "pacemaker|心脏起搏器|Pacemaker", "metal|金属植入物|Metal implant", "filler|填充剂|Filler"),
        .. Of(FactKinds.Pregnancy, "pregnant|怀孕|Pregnant", "nursing|哺乳|Nursing", "planning|备孕|Planning a pregnancy"),
        .. Of(FactKinds.Keloid, "keloid|疤痕体质|Keloid tendency"),
    ];

    private static readonly Dictionary<(string Kind, string Sought), Term> BySought = All.SelectMany(term =>
            new[] { term.Code, term.Label.Chinese, term.Label.English }.Select(word => (Key: (term.Kind, SoughtText.Of(word)), Term: term))
        )
        .DistinctBy(word => word.Key)
        .ToDictionary(word => word.Key, word => word.Term);

    public static Term? Find(string kind, string text) => BySought.GetValueOrDefault((kind, SoughtText.Of(text)));

    public static LocalText LabelOf(string kind, string text) => Find(kind, text)?.Label ?? new LocalText(text, text);

    private static IEnumerable<Term> Of(string kind, params string[] terms) =>
        from term in terms
        let parts = term.Split('|')
        select new Term(kind, parts[0], new LocalText(parts[1], parts[2]));
}
