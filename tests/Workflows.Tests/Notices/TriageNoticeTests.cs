using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Notices;

/// <summary>The shipped visit.</summary>
public sealed class TriageNoticeTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_MSG_2_R_TRI_1_consultant_and_assistant_are_told_at_once_and_see_who_waits()
    {
        var journey = (await clinic.StartVisitAsync()).Id;
        var robot = new Robot(clinic);
        var open = await OpenTaskAsync(journey);
        while (open.ActivityType != "CaseFlow.Triage")
        {
            await robot.CompleteAsync(open);
            open = await OpenTaskAsync(journey);
        }

        await robot.CompleteAsync(
            open,
            with: _ => new { consultant = clinic.PersonNamed("consultant02").Id, assistant = clinic.PersonNamed("assistant02").Id }
        );

        foreach (var who in new[] { "consultant02", "assistant02" })
        {
            var told = (await UnreadOfAsync(who)).Single(notice => notice.What == "triage.client-waits");
            told.Facts.GetProperty("client").GetString().ShouldBe("林小满");
        }
        (await UnreadOfAsync("consultant01")).ShouldBeEmpty();
    }

    private async Task<OpenTask> OpenTaskAsync(JourneyId journey) =>
        (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(journey))).ShouldSucceed().OpenTasks[0];

    private async Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListNotices.Query())).ShouldSucceed().Items;
}
