using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using static CaseFlow.Workflows.Tests.Support.Draw;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>The procedures of the <see cref="SmallClinic"/> and their form.</summary>
public static class SmallProcedures
{
    /// <summary>
    /// One required text, a signature and a photo if wanted, a detail that shows only when asked for, and the reason of early ends.
    /// </summary>
    public const string Note = """
        {
          "id": "small-note", "version": 1, "title": { "zh-CN": "记录", "en": "Note" },
          "sections": [ { "title": { "zh-CN": "内容", "en": "Content" }, "fields": [
            { "key": "remark", "label": { "zh-CN": "备注", "en": "Remark" }, "type": "text", "required": true },
            { "key": "detailed", "label": { "zh-CN": "详细", "en": "In detail" }, "type": "boolean" },
            { "key": "detail", "label": { "zh-CN": "细节", "en": "Detail" }, "type": "text", "visibleWhen": "values.detailed === true", "required": true },
            { "key": "sign", "label": { "zh-CN": "签名", "en": "Signature" }, "type": "signature" },
            { "key": "photo", "label": { "zh-CN": "照片", "en": "Photo" }, "type": "photo" },
            { "key": "reason", "label": { "zh-CN": "原因", "en": "Reason" }, "type": "multiline" }
          ] } ]
        }
        """;

    /// <summary>What is said when an event is raised.</summary>
    public const string Said = """
        {
          "id": "small-said", "version": 1, "title": { "zh-CN": "说明", "en": "Said" },
          "sections": [ { "title": { "zh-CN": "内容", "en": "Content" }, "fields": [
            { "key": "reason", "label": { "zh-CN": "原因", "en": "Reason" }, "type": "text", "required": true }
          ] } ]
        }
        """;

    /// <summary>Two steps; the client may leave, which ends them, or complain, which has somebody deal with it beside them.</summary>
    public static JsonObject AtAnyTime =>
        Definition(
            "at-any-time",
            [
                Task("talk", Roles.Consultant),
                Task("treat", Roles.Nurse),
                Task("see-off", Roles.FrontDesk),
                Event("leaves", Task("why", Roles.Manager), ("interrupting", Literal("true")), ("form", Literal("small-said"))),
                Event("complains", Task("settle", Roles.CustomerService), ("outlasts", Literal("true"))),
            ],
            ["talk treat", "treat see-off", "leaves see-off"],
            "outcome",
            "leaving"
        );

    public static IReadOnlyList<JsonObject> All =>
        [
            Definition(
                "talk-then-treat",
                [Task("talk", Roles.Consultant, "Proceed", "Refused"), Task("treat", Roles.Nurse)],
                ["talk:Proceed treat"],
                "outcome"
            ),
            AtAnyTime,
            Definition(
                "side-by-side",
                [
                    Activity("fork", "Elsa.FlowFork", ("branches", Json(new JsonArray("Left", "Right")))),
                    Task("left", Roles.Nurse),
                    Task("right", Roles.Assistant),
                    Activity("join", "Elsa.FlowJoin", ("mode", Literal("WaitAll"))),
                    Task("after", Roles.Doctor),
                ],
                ["fork:Left left", "fork:Right right", "left join", "right join", "join after"],
                "outcome"
            ),
            Definition(
                "wait-a-day",
                [Activity("pause", "Elsa.Delay", ("timeSpan", Literal("1.00:00:00"))), Task("call", Roles.CustomerService)],
                ["pause call"],
                "outcome"
            ),
            Definition(
                "lab",
                [Activity("result", "Elsa.Event", ("eventName", Literal("LabResult"))), Task("read", Roles.Doctor)],
                ["result read"],
                "outcome"
            ),
            Definition(
                "announce",
                [
                    Activity(
                        "publish",
                        "Elsa.PublishEvent",
                        ("eventName", Literal("LabResult")),
                        ("payload", Json(new JsonObject { ["value"] = 7 }))
                    ),
                ],
                []
            ),
            AboutAClient(Definition("walk-in", [Trigger("booked", "Booked"), Task("greet", Roles.FrontDesk)], ["booked greet"], "outcome")),
            Definition(
                "parent",
                [
                    Activity(
                        "child",
                        "Elsa.ExecuteWorkflow",
                        ("workflowDefinitionId", Literal("talk-then-treat")),
                        ("waitForCompletion", Expression("Literal", true))
                    ),
                    Task("goodbye", Roles.FrontDesk),
                ],
                ["child goodbye"],
                "outcome"
            ),
            Definition(
                "no-time-drawn",
                [Activity("write", "CaseFlow.StaffTask", ("role", Literal(Roles.Consultant)), ("form", Literal("small-note")))],
                []
            ),
            Definition("settling", [Activity("result", "Elsa.Event", ("eventName", Literal("Settled")))], []),
            Definition("two-apart", [Apart("one"), Apart("two")], ["one two"], "outcome"),
            Definition("flaky", [Activity("device", "Test.FlakyTask"), Task("after", Roles.Doctor)], ["device after"], "outcome"),
            Definition(
                "chosen-form",
                [
                    Task("choose", Roles.Nurse),
                    Activity(
                        "work",
                        "CaseFlow.StaffTask",
                        ("role", Literal(Roles.Doctor)),
                        ("form", JavaScript("getVariable('form')")),
                        ("dueIn", Literal("01:00:00")),
                        ("outcomes", Json(new JsonArray("Done")))
                    ),
                ],
                ["choose work"],
                "outcome",
                "form"
            ),
            Definition("booking", [Activity("book", "Test.BookingTask")], []),
            Definition(
                "booking-alone",
                [Task("wait", Roles.Nurse), Activity("book", "Test.BookAlone"), Task("after", Roles.Doctor)],
                ["wait book", "book after"],
                "outcome"
            ),
            Definition("picky", [Activity("pay", "Test.PickyTask")], []),
            Definition(
                "hurry",
                [
                    Activity(
                        "quick",
                        "CaseFlow.StaffTask",
                        ("role", Literal(Roles.Nurse)),
                        ("form", Literal("small-note")),
                        ("dueIn", Literal("01:00:00")),
                        ("whenOverdue", Literal("leave"))
                    ),
                    Task("late", Roles.Manager),
                ],
                ["quick:Overdue late"],
                "outcome"
            ),
            Definition(
                "leaving",
                [Activity("advise", "CaseFlow.Aftercare", ("form", Literal("small-note"))), Activity("gone", "Elsa.End")],
                ["advise:Explained gone", "advise:Abandoned gone"],
                "outcome"
            ),
            Definition(
                "talk-then-consultant",
                [Task("talk", Roles.Nurse), Activity("advise", "CaseFlow.Aftercare", ("form", Literal("small-note")))],
                ["talk advise"],
                "outcome"
            ),
            Definition("four-opening-hours", [InOpeningHours("04:00:00")], []),
            Definition("eight-opening-hours", [InOpeningHours("08:00:00")], []),
            Definition(
                "my-consultant",
                [
                    Activity(
                        "message",
                        "CaseFlow.Notify",
                        ("channel", Literal("sms")),
                        ("to", Literal("client")),
                        ("template", Literal("welcome"))
                    ),
                    Task("talk", Roles.Consultant),
                ],
                ["message talk"],
                "outcome"
            ),
        ];

    private static JsonObject Expression(string type, JsonNode value) =>
        new()
        {
            ["typeName"] = "Boolean",
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    private static JsonObject InOpeningHours(string time) =>
        Activity(
            "work",
            "CaseFlow.StaffTask",
            ("role", Literal(Roles.Nurse)),
            ("form", Literal("small-note")),
            ("dueIn", Literal(time)),
            ("inOpeningHours", Expression("Literal", true))
        );

    private static JsonObject AboutAClient(JsonObject definition)
    {
        definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "client", ["type"] = "Object" });
        return definition;
    }

    /// <summary>Starts a child and does not wait for it.</summary>
    private static JsonObject Apart(string id) =>
        Activity(
            id,
            "Elsa.DispatchWorkflow",
            ("workflowDefinitionId", Literal("settling")),
            ("waitForCompletion", Expression("Literal", false))
        );

    private static JsonObject Trigger(string id, string name)
    {
        var trigger = Activity(id, "Elsa.Event", ("eventName", Literal(name)));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return trigger;
    }
}
