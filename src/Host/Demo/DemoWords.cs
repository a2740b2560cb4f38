namespace CaseFlow.Host.Demo;

/// <summary>What staff write into forms, by field; one of several, so that no two journeys read alike.</summary>
public static class DemoWords
{
    private const string Otherwise = "已按流程完成，无特殊情况。";

    private static readonly Dictionary<string, string[]> ByField = new()
    {
        ["concernDetails"] =
        [
            "两颊色斑加深，想改善肤色不均。",
            "法令纹明显，拍照显老。",
            "咬肌偏大，希望脸型更柔和。",
            "毛孔粗大、偶发痘印。",
            "眼下泪沟，显得疲惫。",
        ],
        ["occupation"] = ["公司职员", "教师", "自由职业", "企业主", "设计师", "护士"],
        ["contactAddress"] = ["上海市静安区", "上海市徐汇区", "上海市浦东新区", "苏州市工业园区"],
        ["earlierTreatments"] = ["两年前做过光子嫩肤。", "一年前打过玻尿酸。", "无。"],
        ["needs"] = ["希望自然，不要过度，能接受两三天恢复期。", "月底有重要活动，希望快速见效。", "第一次做医美，担心疼痛，想先了解。"],
        ["background"] = ["朋友介绍，对比过两家机构。", "平时注重防晒，护肤较规律。"],
        ["designPlan"] =
        [
            "先改善主要问题，一个月后复诊再评估是否加强。",
            "分两次进行，间隔四周，首次小剂量。",
            "以轮廓与肤质同时改善为主，注意左右对称。",
        ],
        ["assessment"] = ["皮肤状态良好，无治疗禁忌，同意方案。", "轻度松弛，方案合适，剂量从小开始。", "面部基本对称，适应症明确。"],
        ["risksTold"] = ["已告知红肿、淤青、感染、不对称及罕见的血管栓塞。", "已告知结痂、暂时性色沉及恢复期护理。"],
        ["caution"] = ["无"],
        ["questions"] = ["问多久可以化妆，已答复。", "问能维持多久，已答复。"],
        ["parameters"] = ["能量 0.8 J/cm²，光斑 6 mm，频率 8 Hz", "560 nm，能量 16 J/cm²，双脉冲"],
        ["energy"] = ["0.8 J/cm²", "16 J/cm²"],
        ["area"] = ["全面部", "两颊", "鼻翼及法令纹", "额部"],
        ["product"] = ["玻尿酸 1ml"],
        ["batch"] = ["B2609015", "LT260731A", "20260418"],
        ["dose"] = ["1.0 ml", "0.8 ml", "50 U"],
        ["serial"] = ["PS-2023-0117", "M22-0458"],
        ["measures"] = ["冷敷并观察，已解释为正常反应。"],
        ["findings"] = ["局部轻微泛红，无水疱。"],
        ["details"] = ["预算超出预期，想再考虑。", "想和家人商量后决定。"],
        ["nextStep"] = ["两天后电话回访，发送案例资料。"],
        ["agreed"] = ["已约下周面诊。"],
        ["remark"] = ["配合良好。"],
        ["note"] = ["已完成。"],
        ["room"] = ["咨询室 2", "咨询室 3", "VIP 室"],
        ["procedure"] = ["手术顺利，出血少。"],
        ["decision"] = ["已补齐资料。"],
    };

    public static string For(string field, Random random) =>
        ByField.TryGetValue(field, out var texts) ? texts[random.Next(texts.Length)] : Otherwise;

    /// <summary>Fields that need not be filled, but usually are.</summary>
    public static readonly IReadOnlySet<string> UsuallyFilled = new HashSet<string>
    {
        "concernDetails",
        "firstVisit",
        "sourceChannel",
        "occupation",
        "skinType",
        "preferredChannel",
        "earlierTreatments",
        "background",
        "budget",
        "questions",
        "anaesthesia",
        "room",
        "assistant",
        "satisfaction",
        "pain",
        "device",
        "mode",
        "disinfected",
        "nextStep",
        "details",
    };
}
