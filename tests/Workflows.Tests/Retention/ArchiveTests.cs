using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Retention;

/// <summary>Journeys that ended long ago; each test has a clinic of its own.</summary>
public sealed class ArchiveTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();
    private JourneyId ended;
    private JourneyId running;

    public async Task InitializeAsync()
    {
        await clinic.InitializeAsync();
        ended = (await clinic.StartAsync("parent")).Id;
        await clinic.CompleteAsync(ended, "talk", "Proceed", new { remark = "皮肤状态良好" });
        await clinic.CompleteAsync(ended, "treat");
        await clinic.CompleteAsync(ended, "goodbye");
        running = (await clinic.StartAsync("talk-then-treat")).Id;
        (await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command())).ShouldSucceed();
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task The_place_that_an_instance_held_goes_with_it_unless_another_has_taken_it()
    {
        await clinic.PublishAsync(
            Draw.Definition("per-room", [Draw.Task("work", Roles.Nurse)], [], "outcome")
                .Option("activationStrategyType", "CorrelatedSingleton")
        );
        var (one, other) = (await WorkAsync("room-1"), await WorkAsync("room-2"));
        YearsPass();
        var next = (await StartAsync("room-2")).ShouldSucceed();
        (await PlacesAsync()).ShouldBe([one.Value, next.Id.Value], ignoreOrder: true);

        (await ArchiveAsync(one)).ShouldBeTrue();
        (await ArchiveAsync(other)).ShouldBeTrue();

        (await PlacesAsync()).ShouldBe([next.Id.Value]);
        (await StartAsync("room-2")).ShouldBeRefused("journey.not-activated");
        (await StartAsync("room-1")).ShouldSucceed();

        Task<Result<JourneyDetail>> StartAsync(string room) =>
            clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("per-room", CorrelationId: room));
        Task<List<Guid>> PlacesAsync() => clinic.ReadAsync(db => db.Activations().Select(place => place.InstanceId).ToListAsync());
        async Task<JourneyId> WorkAsync(string room)
        {
            var journey = (await StartAsync(room)).ShouldSucceed();
            await clinic.CompleteAsync(journey.Id, "work");
            return journey.Id;
        }
    }

    private void YearsPass() => clinic.Clock.Advance(TimeSpan.FromDays(2 * 365));

    private async Task<bool> ArchiveAsync(JourneyId journey) =>
        (await clinic.AsSystem.SendAsync(new ArchiveJourney.Command(journey))).ShouldSucceed().Archived;

    private Task<(int History, int Tasks, int Instances, int Archives)> RowsAsync(JourneyId journey) =>
        clinic.ReadAsync(async db =>
            (
                await db.History().CountAsync(row => row.JourneyId == journey),
                await db.Tasks().CountAsync(row => row.JourneyId == journey),
                await db.Instances().CountAsync(row => row.JourneyId == journey),
                await db.Archives().CountAsync(row => row.JourneyId == journey)
            )
        );

    /// <summary>All that anybody can read of a journey, as text.</summary>
    private async Task<IReadOnlyList<string>> ReadAllAsync(JourneyId journey)
    {
        var (admin, auditor) = (clinic.As(Roles.Admin), clinic.As(Roles.Auditor));
        (await auditor.SendAsync(new StateReason.Command(journey, "审计"))).ShouldSucceed();
        var history = (await auditor.SendAsync(new GetHistory.Query(journey))).ShouldSucceed();
        List<string> all =
        [
            JsonSerializer.Serialize((await admin.SendAsync(new GetJourney.Query(journey))).ShouldSucceed()),
            JsonSerializer.Serialize((await admin.SendAsync(new ListJourneys.Query())).ShouldSucceed()),
            JsonSerializer.Serialize(history),
            JsonSerializer.Serialize((await auditor.SendAsync(new GetHistory.Query(journey, After: 3, Limit: 2))).ShouldSucceed()),
            JsonSerializer.Serialize((await auditor.SendAsync(new VerifyHistory.Query())).ShouldSucceed()),
        ];
        foreach (var format in new[] { "json", "csv", "xes", "bundle" })
            all.Add(Convert.ToBase64String((await auditor.SendAsync(new ExportHistory.Query(journey, format))).ShouldSucceed().Content));
        foreach (var entry in history.Items.Where(entry => entry.Type == TaskHistory.TaskCreated))
            all.Add(
                JsonSerializer.Serialize(
                    (await auditor.SendAsync(new GetTask.Query(new TaskId(entry.Data.GetProperty("taskId").GetGuid())))).ShouldSucceed()
                )
            );
        return all;
    }

    [Fact]
    public async Task R_PRI_2_an_archived_journey_is_read_as_before_to_the_last_byte()
    {
        await clinic.ChangeAsync(async db =>
            (await db.Journeys().SingleAsync(row => row.Id == ended)).Staff.Add(
                new JourneyPerson { Role = Roles.Consultant, PersonId = clinic.PersonNamed("consultant01").Id }
            )
        );
        YearsPass();
        var before = await ReadAllAsync(ended);
        before[0].ShouldContain("consultant01");
        before.Count.ShouldBe(9 + 3);

        (await ArchiveAsync(ended)).ShouldBeTrue();

        (await RowsAsync(ended)).ShouldBe((0, 0, 0, 1));
        (await ReadAllAsync(ended)).ShouldBe(before);
        await clinic.RestartAsync();
        (await ReadAllAsync(ended)).ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_ended_long_enough_ago_is_archived_and_only_once()
    {
        (await clinic.AsSystem.SendAsync(new ListArchivable.Query())).ShouldSucceed().ShouldBeEmpty();
        (await ArchiveAsync(ended)).ShouldBeFalse();

        YearsPass();
        (await clinic.AsSystem.SendAsync(new ListArchivable.Query())).ShouldSucceed().ShouldBe([ended]);
        (await ArchiveAsync(running)).ShouldBeFalse();
        (await ArchiveAsync(ended)).ShouldBeTrue();
        (await ArchiveAsync(ended)).ShouldBeFalse();

        (await clinic.AsSystem.SendAsync(new ListArchivable.Query())).ShouldSucceed().ShouldBeEmpty();
        (await RowsAsync(running)).Archives.ShouldBe(0);
    }

    [Fact]
    public async Task Two_hosts_that_archive_the_same_journey_do_it_once()
    {
        YearsPass();

        var both = await Task.WhenAll(ArchiveAsync(ended), ArchiveAsync(ended));

        both.Count(archived => archived).ShouldBe(1);
        (await RowsAsync(ended)).ShouldBe((0, 0, 0, 1));
    }

    [Fact]
    public async Task A_history_that_does_not_hold_is_not_hidden_in_an_archive()
    {
        YearsPass();
        var before = await RowsAsync(ended);
        await clinic.TamperAsync("UPDATE History SET Actor = $1 WHERE Seq = 2", "somebody else");

        (await clinic.AsSystem.SendAsync(new ArchiveJourney.Command(ended))).ShouldBeRefused("history.altered");

        (await RowsAsync(ended)).ShouldBe(before);
    }

    [Fact]
    public async Task A_changed_archive_is_found()
    {
        YearsPass();
        await ArchiveAsync(ended);
        await clinic.ChangeAsync(async db =>
        {
            var archive = await db.Archives().SingleAsync();
            var journey = await db.Journeys().SingleAsync(row => row.Id == ended);
            var rows = ArchivedRows.Unpack(archive.Content, db.Model);
            rows.History[1].Actor = "somebody else";
            archive.Content = rows.Pack();
        });
        (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(ended)))
            .ShouldSucceed()
            .Breaks.ShouldBe([new VerifyHistory.Break(ended, 2, "history.altered")]);

        await clinic.TamperAsync("UPDATE Archives SET Content = x'0102'");
        (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query()))
            .ShouldSucceed()
            .Breaks.ShouldBe([new VerifyHistory.Break(ended, 1, "archive.unreadable")]);
    }

    [Fact]
    public async Task Who_might_not_see_a_task_does_not_see_it_in_the_archive_either()
    {
        YearsPass();
        await ArchiveAsync(ended);
        var task = await clinic.ReadAsync(db => db.ArchivedTasks().Select(row => row.Id).FirstAsync());
        await clinic.HireAsync("stranger", (await clinic.OpenBranchAsync("另一院区")).Id, Roles.Auditor);

        (await clinic.As("stranger").SendAsync(new GetTask.Query(task))).ShouldBeRefused("task.not-found");
        (await clinic.As("stranger").SendAsync(new GetHistory.Query(ended))).ShouldBeRefused("journey.not-found");
        (await clinic.As(Roles.Cashier).SendAsync(new GetHistory.Query(ended))).ShouldBeRefused("history.may-not-read");
        (await clinic.As(Roles.Cashier).SendAsync(new GetTask.Query(task))).ShouldBeRefused("task.not-found");
    }

    [Fact]
    public async Task Nothing_can_be_done_to_an_archived_journey()
    {
        YearsPass();
        await ArchiveAsync(ended);
        var task = await clinic.ReadAsync(db => db.ArchivedTasks().Select(row => row.Id).FirstAsync());

        (await clinic.As(Roles.Admin).SendAsync(new CancelJourney.Command(ended, "doubt"))).ShouldBeRefused("journey.ended");
        (await clinic.SendCompleteAsync("consultant01", task)).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task An_archive_takes_less_than_half_of_what_it_holds()
    {
        YearsPass();
        var plain = await clinic.ReadAsync(async db =>
            (await db.History().Where(row => row.JourneyId == ended).ToListAsync()).Sum(row => row.Data.Length + row.Hash.Length + 150)
            + (await db.Instances().Where(row => row.JourneyId == ended).ToListAsync()).Sum(row => row.State.Length)
        );
        await ArchiveAsync(ended);

        (await clinic.ReadAsync(db => db.Archives().Select(row => row.Content.Length).SingleAsync())).ShouldBeLessThan(plain / 2);
    }

    [Fact]
    public async Task Answers_are_remembered_as_long_as_somebody_may_ask_again()
    {
        var client = await clinic.RegisterAsync();
        var first = (
            await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("talk-then-treat", client.Id), "key-1")
        ).ShouldSucceed();
        clinic.Clock.Advance(TimeSpan.FromDays(29));
        (await clinic.AsSystem.SendAsync(new PurgeIdempotencyRecords.Command())).ShouldSucceed().Forgotten.ShouldBe(0);
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("talk-then-treat", client.Id), "key-1"))
            .ShouldSucceed()
            .Id.ShouldBe(first.Id);

        clinic.Clock.Advance(TimeSpan.FromDays(2));
        (await clinic.AsSystem.SendAsync(new PurgeIdempotencyRecords.Command())).ShouldSucceed().Forgotten.ShouldBe(1);
        (await clinic.ReadAsync(db => db.AnsweredRequests().CountAsync())).ShouldBe(0);
    }
}
