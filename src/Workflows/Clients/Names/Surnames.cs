using System.Collections.Frozen;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>Characters that are read otherwise as a surname, and surnames of two characters.</summary>
public static class Surnames
{
    private const string Single =
        "乐 yue le;了 liao;仇 qiu;六 lu;区 ou;单 shan;句 gou;召 shao zhao;员 yun;啜 chuai;折 she zhe;於 yu;曾 zeng;朴 piao;查 zha;牟 mu mou;"
        + "盖 ge gai;繁 po;缪 miao;能 nai;薄 bo;解 xie;郄 qie;郗 xi chi;都 du;任 ren;覃 qin tan;尉 wei yu;翟 zhai di;隗 wei kui;宓 mi fu;种 chong;"
        + "秘 bi;逄 pang;冼 xian;洗 xian;黑 he hei;柏 bai bo;谌 chen shen;佴 nai er;祭 zhai ji;贾 jia;葛 ge;藏 zang;长 zhang chang;沈 shen;"
        + "單 shan;區 ou;蓋 ge gai;樂 yue le;員 yun;繆 miao;賈 jia;種 chong;諶 chen shen";

    private const string Double =
        "欧阳 ou yang;太史 tai shi;端木 duan mu;上官 shang guan;司马 si ma;东方 dong fang;独孤 du gu;南宫 nan gong;万俟 mo qi;闻人 wen ren;"
        + "夏侯 xia hou;诸葛 zhu ge;尉迟 yu chi;公羊 gong yang;赫连 he lian;澹台 tan tai;皇甫 huang fu;宗政 zong zheng;濮阳 pu yang;公冶 gong ye;"
        + "太叔 tai shu;申屠 shen tu;公孙 gong sun;慕容 mu rong;仲孙 zhong sun;钟离 zhong li;长孙 zhang sun;宇文 yu wen;司徒 si tu;鲜于 xian yu;"
        + "司空 si kong;闾丘 lv qiu;子车 zi ju;亓官 qi guan;司寇 si kou;巫马 wu ma;公西 gong xi;颛孙 zhuan sun;壤驷 rang si;公良 gong liang;"
        + "漆雕 qi diao;乐正 yue zheng;宰父 zai fu;谷梁 gu liang;拓跋 tuo ba;夹谷 jia gu;轩辕 xuan yuan;令狐 ling hu;段干 duan gan;百里 bai li;"
        + "呼延 hu yan;东郭 dong guo;南门 nan men;羊舌 yang she;微生 wei sheng;梁丘 liang qiu;左丘 zuo qiu;西门 xi men;第五 di wu;南荣 nan rong;"
        + "即墨 ji mo;达奚 da xi;褚师 chu shi;纳兰 na lan;单于 chan yu;叱干 chi gan;贺兰 he lan;哥舒 ge shu;完颜 wan yan;耶律 ye lv;"
        + "歐陽 ou yang;司馬 si ma;尉遲 yu chi;諸葛 zhu ge;長孫 zhang sun;東方 dong fang;鮮于 xian yu;軒轅 xuan yuan;慕容 mu rong";

    private static readonly FrozenDictionary<string, string[]> Singles = Table(Single);
    private static readonly FrozenDictionary<string, string[]> Doubles = Table(Double);

    /// <summary>How it is read as a surname, the likelier one first; null: as everywhere else.</summary>
    public static IReadOnlyList<string>? OfOne(string character) => Singles.GetValueOrDefault(character);

    /// <summary>The reading of each of the two characters; null: they are no surname.</summary>
    public static IReadOnlyList<string>? OfTwo(string characters) => Doubles.GetValueOrDefault(characters);

    private static FrozenDictionary<string, string[]> Table(string text) =>
        text.Split(';')
            .Select(line => line.Split(' '))
            .DistinctBy(parts => parts[0])
            .ToFrozenDictionary(parts => parts[0], parts => parts[1..], StringComparer.Ordinal);
}
