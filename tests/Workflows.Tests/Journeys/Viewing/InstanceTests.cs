using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys.Viewing;

public sealed class InstanceTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private static readonly JsonSerializerOptions Legible = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_way_shows_control_flow_too()
    {
        var journey = (await clinic.StartAsync("side-by-side")).Id;
        await clinic.CompleteAsync(journey, "left");

        (await RunsOf(journey)).ShouldBe(["flow Running", "fork Completed", "left Completed", "right Waiting"], ignoreOrder: true);
        await clinic.CompleteAsync(journey, "right");
        (await RunsOf(journey)).ShouldBe(
            ["flow Running", "fork Completed", "left Completed", "right Completed", "join Completed", "after Waiting"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task An_incident_is_seen_where_it_is_and_its_message_is_not()
    {
        var definition = Draw.Definition(
            "breaks",
            [Draw.Activity("fault", "Elsa.Fault", ("message", Draw.Literal("林小满的手机没人接")))],
            []
        );
        await clinic.PublishAsync(definition);
        var found = await FindAsync((await clinic.StartAsync("breaks")).Id);

        var run = found.Way.Runs.Single(run => run.ActivityId == "fault");
        run.Status.ShouldBe(RunStatus.Faulted);
        (found.Incidents.Single().Run, found.Incidents.Single().Code).ShouldBe((run.Number, "fault.0"));
        JsonSerializer.Serialize(found, Legible).ShouldNotContain("没人接");
        found.Way.Happenings[^1].What.ShouldBe("failed");
    }

    [Fact]
    public async Task A_child_has_a_way_of_its_own()
    {
        var journey = (await clinic.StartAsync("parent")).Id;
        var child = (await FindAsync(journey)).Family.Single(member => member.ParentId is not null);

        (await RunsOf(journey, child.Id)).ShouldBe(["flow Running", "talk Waiting"], ignoreOrder: true);
        (child.Name, child.Journey).ShouldBe(("流程 talk-then-treat", journey));
    }

    [Fact]
    public async Task What_is_cancelled_waits_no_more()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        (await clinic.As(Roles.Manager).SendAsync(new CancelJourneys.Command([journey], "换一家")))
            .ShouldSucceed()
            .Items.Single()
            .Done.ShouldBeTrue();

        (await RunsOf(journey)).ShouldBe(["flow Cancelled", "talk Cancelled"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_archived_journey_shows_the_same()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;
        await clinic.CompleteAsync(journey, "talk", "Refused");
        var before = JsonSerializer.Serialize((await FindAsync(journey)).Way);
        clinic.Clock.Advance(TimeSpan.FromDays(100));
        (await clinic.AsSystem.SendAsync(new ArchiveJourney.Command(journey))).ShouldSucceed().Archived.ShouldBeTrue();

        JsonSerializer.Serialize((await FindAsync(journey)).Way).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_that_was_typed_is_in_the_answer()
    {
        var journey = (await clinic.StartAsync("talk-then-treat", new { hint = "怕疼的客人" })).Id;
        await clinic.CompleteAsync(journey, "talk", "Proceed", new { remark = "对麻药敏感" });

        var answer = JsonSerializer.Serialize(await FindAsync(journey), Legible);

        foreach (var secret in new[] { "林小满", "13800001234", "对麻药敏感", "怕疼的客人" })
            answer.ShouldNotContain(secret);
        answer.ShouldContain("hint");
    }

    [Fact]
    public async Task Who_may_not_read_histories_sees_no_way()
    {
        var journey = (await clinic.StartAsync("talk-then-treat")).Id;

        (await clinic.As(Roles.Cashier).SendAsync(new GetInstance.Query(journey))).Refusal!.Code.ShouldBe("history.may-not-read");
        var name = $"auditor-{Guid.NewGuid():N}";
        await clinic.HireAsync(name, (await clinic.OpenBranchAsync("浦东院区")).Id, Roles.Auditor);
        (await clinic.As(name).SendAsync(new GetInstance.Query(journey))).Refusal!.Code.ShouldBe("journey.not-found");
        (await clinic.As(name).SendAsync(new ListInstances.Query())).ShouldSucceed().Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("settling", null, 1)]
    [InlineData("settling", JourneyStatus.Finished, 0)]
    [InlineData("never-there", null, 0)]
    public async Task The_list_is_narrowed(string definition, JourneyStatus? status, int expected)
    {
        var journey = (await clinic.StartAsync("settling")).Id;
        var found = (
            await clinic
                .As(Roles.ProcessManager)
                .SendAsync(
                    new ListInstances.Query(
                        DefinitionIds: [definition],
                        Statuses: status is { } one ? [one] : null,
                        Version: 1,
                        Journey: journey,
                        HasIncidents: false,
                        Times: [new("created", "LessThanOrEqual", clinic.Clock.Now), new("ended", "IsNot", clinic.Clock.Now)]
                    )
                )
        ).ShouldSucceed();

        found.Total.ShouldBe(expected);
    }

    private async Task<GetInstance.Response> FindAsync(JourneyId journey, Guid? instance = null) =>
        (await clinic.As(Roles.Auditor).SendAsync(new GetInstance.Query(journey, instance))).ShouldSucceed();

    private async Task<IEnumerable<string>> RunsOf(JourneyId journey, Guid? instance = null) =>
        (await FindAsync(journey, instance)).Way.Runs.Select(run => $"{run.ActivityId} {run.Status}");
}
