using CaseFlow.Persistence.Postgres;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>
/// The same on PostgreSQL, where a commit is one batch: the fault strikes within the server, between any two of its statements, and after
/// the last.
/// </summary>
public sealed class PostgresCommitFaultTests(PostgresSmallClinic clinic) : IClassFixture<PostgresSmallClinic>
{
    private PostgresConnections Connections => clinic.Services.GetRequiredService<PostgresConnections>();

    [Theory]
    [InlineData("DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$", "no space left on device")]
    [InlineData("SELECT pg_terminate_backend(pg_backend_pid())", "57P01")]
    public async Task An_error_at_any_statement_undoes_everything(string fault, string said)
    {
        var statements = await StatementsAsync();
        statements.ShouldBeGreaterThan(6, "rows of journey, instance, bookmarks, tasks, history and answer, what other hosts are told");

        for (var failing = 0; failing <= statements; failing++)
        {
            var (it, when) = (await CompletedTask.PrepareAsync(clinic), $"statement {failing}");
            Connections.Sending = batch => batch.BatchCommands.Insert(failing, new NpgsqlBatchCommand(fault));

            (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain(said, customMessage: when);

            Connections.Sending = null;
            await it.ShouldBeUntouchedAsync(when);
            await it.ShouldHappenOnceAsync(when);
        }
    }

    [Fact]
    public async Task A_commit_that_fails_when_everything_is_written_undoes_everything()
    {
        const string refusedAtTheEnd = """
            DO $$ BEGIN
                CREATE TEMP TABLE child (id int PRIMARY KEY, parent int REFERENCES child DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO child VALUES (1, 2);
            END $$
            """;
        var it = await CompletedTask.PrepareAsync(clinic);
        Connections.Sending = batch => batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(refusedAtTheEnd));

        (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("23503");

        Connections.Sending = null;
        await it.ShouldBeUntouchedAsync("refused at the end");
        await it.ShouldHappenOnceAsync("refused at the end");
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Broken_off_for_anothers_sake_at_any_statement_it_runs_again_and_happens_once(string state)
    {
        for (var (failing, statements) = (0, await StatementsAsync()); failing <= statements; failing++)
        {
            var (it, when, sent) = (await CompletedTask.PrepareAsync(clinic), $"statement {failing}", 0);
            Connections.Sending = batch =>
            {
                if (sent++ == 0)
                    batch.BatchCommands.Insert(
                        failing,
                        new NpgsqlBatchCommand($"DO $$ BEGIN RAISE EXCEPTION 'broken off' USING ERRCODE = '{state}'; END $$")
                    );
            };

            (await it.SendAsync()).ShouldSucceed();

            Connections.Sending = null;
            sent.ShouldBe(2, when);
            await it.ShouldHappenOnceAsync(when);
        }
    }

    [Fact]
    public async Task A_server_process_that_is_killed_at_any_statement_leaves_nothing()
    {
        for (var (failing, statements) = (0, await StatementsAsync()); failing <= statements; failing++)
        {
            var (it, when) = (await CompletedTask.PrepareAsync(clinic), $"statement {failing}");
            Connections.Sending = batch =>
                // the shell's parent is who runs the batch
                batch.BatchCommands.Insert(failing, new NpgsqlBatchCommand("COPY (SELECT 1) TO PROGRAM 'kill -9 $PPID'"));

            await PostgresServer.Shared.RestartAsync(() => Should.ThrowAsync<Exception>(it.SendAsync, when));

            await clinic.RestartAsync(); // its connections are as dead as the server was
            await it.ShouldBeUntouchedAsync(when);
            await it.ShouldHappenOnceAsync(when);
        }
    }

    [Fact]
    public async Task A_row_that_another_connection_holds_too_long_undoes_everything()
    {
        var it = await CompletedTask.PrepareAsync(clinic);
        await using (var other = await Connections.Source.OpenConnectionAsync())
        {
            await using var held = await other.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("""SELECT 1 FROM "Tasks" WHERE "Id" = $1 FOR UPDATE""", other)
            {
                Parameters = { new() { Value = it.Task.Value } },
            };
            await command.ExecuteNonQueryAsync();
            Connections.Sending = batch => batch.BatchCommands.Insert(0, new NpgsqlBatchCommand("SET LOCAL lock_timeout = 200"));

            (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("lock timeout");

            Connections.Sending = null;
            await it.ShouldBeUntouchedAsync("held");
        }

        await it.ShouldHappenOnceAsync("after it was held");
    }

    /// <summary>How many a commit has; nothing is failing.</summary>
    private async Task<int> StatementsAsync()
    {
        var (it, statements) = (await CompletedTask.PrepareAsync(clinic), 0);
        Connections.Sending = batch => statements = batch.BatchCommands.Count;
        (await it.SendAsync()).ShouldSucceed();
        Connections.Sending = null;
        return statements;
    }
}
