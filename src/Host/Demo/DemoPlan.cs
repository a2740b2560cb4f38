namespace CaseFlow.Host.Demo;

/// <summary>One journey of the demo: when its client comes, what is done, and where it stands at the end.</summary>
/// <param name="Client">Which of the demo's clients.</param>
/// <param name="Before">How long before now the client comes in.</param>
/// <param name="Items">Codes of what is proposed and ordered.</param>
/// <param name="Until">Id of the activity whose task is left open; null: everything is done as it comes.</param>
public sealed record DemoPlan(int Client, TimeSpan Before, string[] Items, string? Until = null)
{
    public int Number => Client;

    /// <summary>Outcomes by activity id, where it is not the first one.</summary>
    public Dictionary<string, string> Outcomes { get; init; } = [];

    /// <summary>Answers by field, where it is not the first option.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    public string? CancelReason { get; init; }

    public string Mobile => DemoClients.Number(Client).Mobile;

    public IReadOnlyList<string> Allergies => DemoClients.AllergiesOf(Client);

    /// <summary>In every stage: those of today wait somewhere on the way, those of the past weeks are in follow-up or over.</summary>
    public static IReadOnlyList<DemoPlan> All { get; } =
    [
        new(0, Days(44), ["INJ-HA-JUV"]) { Outcomes = { ["consultation"] = "ThinkAboutIt" } },
        new(1, Days(42), ["LAS-IPL-M22"]) { Answers = { ["concern"] = "skin" } },
        new(3, Days(6), ["LAS-PICO-FACE"]) { Answers = { ["concern"] = "skin" } },
        new(4, Days(5), ["INJ-BTX-HEN"]),
        new(5, Days(3), ["LAS-RF-THM"]) { Outcomes = { ["consultation"] = "ThinkAboutIt" } },
        new(6, Days(2), ["INJ-PLLA-AIV"], Until: "price") { CancelReason = "顾客临时有事，改期再来" },
        new(7, Days(1), ["SKN-HYDRA", "DRG-MASK"]) { Answers = { ["concern"] = "skin" } },
        new(8, Minutes(105), ["INJ-BTX-BOT"], Until: "departure"),
        new(9, Minutes(131), ["INJ-HA-BIO"], Until: "aftercare"),
        new(10, Minutes(87), ["INJ-COL-TF"], Until: "observe"),
        new(11, Minutes(96), ["LAS-PICO-SPOT"], Until: "treat") { Answers = { ["concern"] = "skin" } },
        new(12, Minutes(75), ["INJ-MESO-WL"], Until: "prepare"),
        new(13, Minutes(90), ["INJ-HA-YV"], Until: "fetch"),
        new(14, Minutes(70), ["LAS-IPL-BBL"], Until: "take"),
        new(15, Minutes(64), ["INJ-BTX-DYS"], Until: "consent"),
        new(16, Minutes(53), ["LAS-HIFU-ULT", "DRG-GEL"], Until: "collect"),
        new(17, Minutes(55), ["INJ-PCL-ELL"], Until: "signOrder"),
        new(18, Minutes(43), ["LAS-CO2-FRX"], Until: "price"),
        new(19, Minutes(42), ["INJ-HA-JUV", "INJ-BTX-BOT"], Until: "notice"),
        new(20, Minutes(24), ["SUR-EYE-DBL"], Until: "review") { Answers = { ["concern"] = "eyes" } },
        new(21, Minutes(35), ["INJ-HA-RES"], Until: "consultation"),
        new(22, Minutes(22), ["LAS-PICO-FACE"], Until: "skin") { Answers = { ["concern"] = "skin" } },
        new(23, Minutes(11), ["INJ-BTX-HEN"], Until: "intake"),
        new(24, Minutes(7), ["INJ-HA-BIO"], Until: "triage"),
        new(25, Minutes(3), ["LAS-IPL-M22"], Until: "receive"),
    ];

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
