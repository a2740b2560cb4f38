using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.History;

/// <summary>Somebody with access to the database changes a history; each test has a clinic of its own.</summary>
public sealed class VerifyHistoryTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();
    private JourneyId journey;

    public async Task InitializeAsync()
    {
        await clinic.InitializeAsync();
        await clinic.StartAsync("talk-then-treat");
        journey = (await clinic.StartAsync("talk-then-treat")).Id;
        await clinic.CompleteAsync(journey, "talk", "Proceed");
    }

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private async Task<VerifyHistory.Response> VerifyAsync(JourneyId? only = null) =>
        (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(only))).ShouldSucceed();

    private async Task CheckpointAsync() => (await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command())).ShouldSucceed();

    [Fact]
    public async Task What_nobody_touched_holds()
    {
        await CheckpointAsync();

        var all = await VerifyAsync();

        (all.Journeys, all.Entries, all.Breaks.Count).ShouldBe((2, 6L, 0));
        (await VerifyAsync(journey)).Entries.ShouldBe(4);
        (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(new JourneyId(Guid.NewGuid())))).ShouldBeRefused(
            "journey.not-found"
        );
    }

    [Theory]
    [InlineData("Actor", "somebody else")]
    [InlineData("Data", "{}")]
    [InlineData("Role", "doctor")]
    [InlineData("Type", "TaskClaimed")]
    [InlineData("Stage", "payment")]
    [InlineData("DefinitionVersion", "2")]
    public async Task A_changed_field_is_found_at_its_entry(string column, string value)
    {
        await clinic.TamperAsync($"UPDATE History SET {column} = $1 WHERE Seq = 3", value);

        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 3, "history.altered")]);
    }

    [Fact]
    public async Task A_removed_entry_is_found_in_the_middle_and_at_the_end()
    {
        await clinic.TamperAsync("DELETE FROM History WHERE Seq = 4");
        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 4, "history.missing")]);

        await clinic.TamperAsync("DELETE FROM History WHERE Seq = 1");
        (await VerifyAsync()).Breaks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_added_entry_is_found_even_if_it_is_chained_well()
    {
        await ForgeAsync(TaskHistory.TaskReleased);

        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 5, "history.added")]);
    }

    [Fact]
    public async Task A_history_rewritten_with_its_chain_and_head_differs_from_what_a_checkpoint_signed()
    {
        await CheckpointAsync();
        await clinic.TamperAsync("DELETE FROM History WHERE Seq = 4");
        await clinic.TamperAsync(
            "UPDATE Journeys SET HistorySeq = 3, HistoryHash = (SELECT Hash FROM History WHERE History.JourneyId = Journeys.Id AND Seq = 3) WHERE HistorySeq = 4"
        );
        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 4, "history.missing")]);

        var forged = await ForgeAsync(TaskHistory.TaskReleased);
        await clinic.TamperAsync(
            "UPDATE Journeys SET HistorySeq = 4, HistoryHash = $1 WHERE HistorySeq = 3",
            Convert.FromHexString(forged)
        );
        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 4, "history.differs-from-checkpoint")]);
    }

    [Fact]
    public async Task A_journey_that_was_signed_and_is_gone_is_missed()
    {
        await CheckpointAsync();
        await clinic.TamperAsync("DELETE FROM History WHERE JourneyId IN (SELECT Id FROM Journeys WHERE HistorySeq = 4)");
        await clinic.TamperAsync("DELETE FROM Journeys WHERE HistorySeq = 4");

        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(journey, 0, "history.journey-missing")]);
    }

    [Fact]
    public async Task Checkpoints_are_chained_and_signed_themselves()
    {
        await CheckpointAsync();
        await clinic.CompleteAsync(journey, "treat");
        await CheckpointAsync();
        var file = Directory.GetFiles(Path.Combine(clinic.DataFolder, "checkpoints")).Single();
        var lines = await File.ReadAllLinesAsync(file);
        lines.Length.ShouldBe(2);

        await File.WriteAllLinesAsync(file, [lines[0].Replace("\"seq\":4", "\"seq\":3", StringComparison.Ordinal), lines[1]]);
        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(null, 1, "checkpoint.altered")]);
        await File.WriteAllLinesAsync(file, [lines[1]]);
        (await VerifyAsync()).Breaks.ShouldBe([new VerifyHistory.Break(null, 2, "checkpoint.missing")]);
    }

    [Fact]
    public async Task Nothing_new_makes_no_checkpoint_and_a_line_cut_off_by_a_crash_does_no_harm()
    {
        await CheckpointAsync();
        (await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command())).ShouldSucceed().Number.ShouldBeNull();
        await File.AppendAllTextAsync(
            Directory.GetFiles(Path.Combine(clinic.DataFolder, "checkpoints")).Single(),
            "{\"number\":2,\"at\":\"20"
        );

        await clinic.CompleteAsync(journey, "treat");
        (await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command())).ShouldSucceed().Number.ShouldBe(2);

        (await VerifyAsync()).Breaks.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_signing_key_is_for_the_owners_eyes_alone_and_survives_a_restart()
    {
        await CheckpointAsync();
        await clinic.RestartAsync();

        (await VerifyAsync()).Breaks.ShouldBeEmpty();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(clinic.DataFolder, "keys", "checkpoints.pem"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Adds a well-chained entry behind everybody's back; gives its hash.</summary>
    private async Task<string> ForgeAsync(string type)
    {
        var last = await clinic.ReadAsync(db =>
            db.History().AsNoTracking().Where(entry => entry.JourneyId == journey).OrderByDescending(entry => entry.Seq).FirstAsync()
        );
        var previous = last.Hash;
        (last.Seq, last.Type) = (last.Seq + 1, type);
        last.Hash = HistoryChain.HashOf(last, previous);
        await clinic.TamperAsync(
            """
            INSERT INTO History (JourneyId, Seq, At, Type, InstanceId, ActivityId, ActivityName, ActorId, Actor, Role, Stage, Data, DefinitionId, DefinitionVersion, Hash)
            SELECT JourneyId, $1, At, $2, InstanceId, ActivityId, ActivityName, ActorId, Actor, Role, Stage, Data, DefinitionId, DefinitionVersion, $3
            FROM History WHERE Hash = $4
            """,
            last.Seq,
            last.Type,
            Convert.FromHexString(last.Hash),
            Convert.FromHexString(previous)
        );
        return last.Hash;
    }
}
