using System.Text.Json.Nodes;
using CaseFlow.Host.Texts;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Tasks.Making;

namespace CaseFlow.Host.Tests.Texts;

public sealed class NoticeTextsTests
{
    [Fact]
    public void R_MSG_1_whatever_staff_are_told_by_us_or_by_a_shipped_procedure_is_said_in_words()
    {
        string[] ours =
        [
            TaskNotices.Waits,
            TaskNotices.Assigned,
            TaskNotices.Released,
            TaskNotices.Overdue,
            TaskNotices.WaitsLong,
            TaskNotices.WaitsTooLong,
            WatchLicences.EndsSoon,
            "staff.clients-yours",
            IncidentNotices.Stands,
            FailureNotices.Failed,
            "treatment.adverse-reaction",
            "treatment.anaesthetic-over",
            "treatment.mask-over",
            "treatment.observation-over",
            "triage.client-waits",
            "message.answer",
            "message.by-phone",
            "message.too-late",
            "message.undelivered",
            "message.unknown",
        ];
        var drawn = Directory.GetFiles(Repository.Definitions, "*.json").SelectMany(TemplatesIn).ToList();
        drawn.ShouldContain("visit.client-left");

        foreach (var texts in new[] { Text.In(Text.Chinese), Text.In(Text.English) })
            ours.Concat(drawn).Select(name => $"page.notice.text.{name}").Except(texts.Keys).ShouldBeEmpty();
    }

    private static IEnumerable<string> TemplatesIn(string file) =>
        ActivitiesIn(JsonNode.Parse(File.ReadAllText(file))!["root"]!)
            .Where(activity => (string?)activity["type"] == "CaseFlow.Notify" && ValueOf(activity, "channel") is null or "notice")
            .Select(activity => ValueOf(activity, "template")!);

    /// <summary>Those of bodies too.</summary>
    private static IEnumerable<JsonNode> ActivitiesIn(JsonNode root) =>
        (root["activities"]?.AsArray() ?? []).SelectMany(activity =>
            ActivitiesIn(activity!).Concat(activity!["body"] is { } body ? ActivitiesIn(body) : []).Prepend(activity)
        );

    private static string? ValueOf(JsonNode activity, string input) => (string?)activity[input]?["expression"]?["value"];
}
