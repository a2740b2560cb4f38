using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using static CaseFlow.Workflows.Tests.Support.Draw;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>Small procedures in which somebody is told something.</summary>
internal static class NoticeProcedures
{
    private static (string, JsonNode) Form => ("form", Literal("small-note"));

    public static IReadOnlyList<JsonObject> All =>
        [
            Definition("reaction", [Assess], []),
            Definition("seen-reaction", [Task("see", Roles.Doctor), Assess], ["see assess"], "outcome"),
            Definition("signature", [Activity("sign", "CaseFlow.SignDiscount", Form)], []),
            Definition("review", [Activity("review", "CaseFlow.ExpertReview", Form)], []),
            Definition(
                "seen-review",
                [Task("see", Roles.FrontDesk), Activity("review", "CaseFlow.ExpertReview", Form)],
                ["see review"],
                "outcome"
            ),
            Definition("collection", [Activity("collect", "CaseFlow.CollectPayment", Form)], []),
            Definition("repayment", [Activity("approve", "CaseFlow.ApproveRefund", Form)], []),
            Definition("mask", [Wait("mask"), Task("care", Roles.Assistant)], ["mask:Over care"], "outcome"),
            Definition("observation", [Wait("observation"), Task("care", Roles.Assistant)], ["observation:Over care"], "outcome"),
            Definition(
                "numbing",
                [
                    Activity("numb", "CaseFlow.TreatmentWait", ("minutes", JavaScript("40")), ("kind", Literal("anaesthetic")), Form),
                    Task("treat", Roles.Nurse),
                ],
                ["numb:Over treat"],
                "outcome"
            ),
            Definition(
                "own-words",
                [
                    Activity(
                        "clean",
                        "CaseFlow.Notify",
                        ("channel", Literal("notice")),
                        ("to", Literal("lead:nurse")),
                        ("template", Literal("clean-room"))
                    ),
                    Task("after", Roles.Assistant),
                ],
                ["clean after"],
                "outcome"
            ),
            Definition(
                "broken",
                [
                    Activity("decide", "Elsa.FlowDecision", ("condition", JavaScript("(null).toFixed(0) === '1'"))),
                    Task("after", Roles.Nurse),
                ],
                ["decide:True after"],
                "outcome"
            ),
        ];

    private static JsonObject Wait(string kind) =>
        Activity(kind, "CaseFlow.TreatmentWait", ("minutes", JavaScript("20")), ("kind", Literal(kind)), Form);

    private static JsonObject Assess => Activity("assess", "CaseFlow.AssessReaction", ("reported", Literal("呼吸困难")), Form);
}
