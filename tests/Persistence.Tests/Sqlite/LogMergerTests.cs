using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Sqlite;

/// <summary>What is committed comes into the main file beside the commits; they do not depend on it.</summary>
public sealed class LogMergerTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task After_many_commits_the_main_file_has_grown()
    {
        var before = MainFile.Length;

        await CommitAsync(1_000);

        SpinWait.SpinUntil(() => MainFile.Length > before, TimeSpan.FromSeconds(60)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_merge_that_fails_is_tried_again_and_no_commit_fails_for_it()
    {
        await CommitAsync(1); // the writer is open already
        var before = MainFile.Length;
        var refused = 0;
        Connections.WriterOpened = _ =>
        {
            if (Interlocked.Increment(ref refused) == 1)
                throw new IOException("no room");
        };

        while (Volatile.Read(ref refused) == 0)
            await CommitAsync(500);
        await CommitAsync(1_000);

        SpinWait.SpinUntil(() => MainFile.Length > before, TimeSpan.FromSeconds(60)).ShouldBeTrue();
        refused.ShouldBe(2);
    }

    [Fact]
    public async Task While_a_reader_holds_on_to_an_old_state_commits_and_merges_go_on_and_it_keeps_that_state()
    {
        await CommitAsync(1);
        await using var reader = new SqliteConnection(Connections.ForReading);
        await reader.OpenAsync();
        await using var snapshot = reader.BeginTransaction(deferred: true);
        Count(reader).ShouldBe(1);

        await CommitAsync(2_000);

        Count(reader).ShouldBe(1);
        await snapshot.CommitAsync();
        Count(reader).ShouldBe(2_001);
    }

    private SqliteConnections Connections => clinic.Services.GetRequiredService<SqliteConnections>();

    private FileInfo MainFile => new(Path.Combine(clinic.DataFolder, "caseflow.db"));

    private async Task CommitAsync(int rows)
    {
        foreach (var some in Enumerable.Range(0, rows).Chunk(100))
        {
            await using var unit = Unit.That(clinic, [.. some.Select(number => Rows.Client(clinic.Branch, $"client {number}"))]);
            (await unit.CommitAsync()).ShouldBeTrue();
        }
    }

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM "Clients" """;
        return (long)command.ExecuteScalar()!;
    }
}
