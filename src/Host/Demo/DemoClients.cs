using CaseFlow.Workflows.Clients;

namespace CaseFlow.Host.Demo;

/// <summary>The demo clinic's clients. Nobody real: common names, and numbers with four zeros in the middle.</summary>
public static class DemoClients
{
    private static readonly string[] Names =
    [
        "王雨欣",
        "李佳琪",
        "张梦瑶",
        "刘思涵",
        "陈诗雅",
        "杨紫萱",
        "赵雅静",
        "黄婉清",
        "周子昂",
        "吴欣怡",
        "徐晓蕾",
        "孙悦宁",
        "胡可馨",
        "朱琳娜",
        "高晓彤",
        "林语桐",
        "何雨晴",
        "郭浩然",
        "马思敏",
        "罗曼青",
        "梁静宜",
        "宋佳宁",
        "郑文爽",
        "谢雨菲",
        "韩雪莹",
        "唐嘉怡",
        "冯立轩",
        "于文静",
        "董洁茹",
        "萧雅文",
        "程晓露",
        "曹颖慧",
        "袁清泉",
        "邓翠雯",
        "许晴川",
        "傅雅艺",
        "沈梦露",
        "曾黎明",
        "彭小冉",
        "吕依诺",
    ];

    private static readonly string[] Sources = ["xiaohongshu", "referral", "douyin", "walk-in", "meituan", "wechat", "website"];
    private static readonly string[][] Allergies =
    [
        ["青霉素类"],
        ["头孢类", "酒精"],
        ["利多卡因"],
        ["碘"],
        ["磺胺类"],
        ["金属"],
    ];

    public static int Count => Names.Length;

    public static CreateClient.Command Number(int number) =>
        new(
            Names[number],
            $"13{5 + (number % 5)}0000{1001 + (number * 137):0000}",
            DataUseConsent: true,
            Gender: number % 9 == 8 ? "male" : "female",
            Birthday: new DateOnly(1972 + (number * 7 % 33), 1 + (number * 5 % 12), 1 + (number * 11 % 28)),
            SourceChannel: Sources[number % Sources.Length],
            Allergies: AllergiesOf(number)
        );

    public static IReadOnlyList<string> AllergiesOf(int number) => number % 6 == 3 ? Allergies[number / 6 % Allergies.Length] : [];

    /// <summary>Members from before: what they spent then is not in this system, so their tier is brought along.</summary>
    public static string? TierOf(int number) =>
        (number % 10) switch
        {
            1 => "vip",
            4 => "silver",
            6 => number < 20 ? "gold" : "platinum",
            9 when number > 30 => "diamond",
            _ => null,
        };
}
