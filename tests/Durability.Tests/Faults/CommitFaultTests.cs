using CaseFlow.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>Whatever fails, and at whichever statement of the commit: all of the step or nothing, and the same request again happens once.</summary>
public sealed class CommitFaultTests
{
    private const int LongestReason = 4_000; // some pages of the file

    [Fact]
    public async Task An_exception_at_any_statement_undoes_everything()
    {
        var statements = await CompletedTask.StatementsAsync();
        statements.Count.ShouldBeGreaterThan(8, "BEGIN, SAVEPOINT, rows of journey, instance, bookmarks, tasks, history and answer, RELEASE, COMMIT");

        for (var failing = 0; failing < statements.Count; failing++)
            foreach (var isLast in new[] { false, true })
                await FailAsync(failing, isLast, $"statement {failing}, {statements[failing]}{(isLast ? ", and all that follow" : "")}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_full_disk_undoes_everything(int pagesLeft)
    {
        await using var it = await CompletedTask.PrepareAsync(new { remark = "好", reason = new string('大', LongestReason) });
        await it.Clinic.RestartAsync();
        it.Connections.WriterOpened = writer => Execute(writer, $"PRAGMA max_page_count={Convert.ToInt64(Execute(writer, "PRAGMA page_count")) + pagesLeft}");

        var failure = await Should.ThrowAsync<Exception>(it.SendAsync);

        failure.ToString().ShouldContain("disk is full");
        await it.ShouldBeUntouchedAsync($"{pagesLeft} pages left");
        it.Connections.WriterOpened = null;
        await it.Clinic.RestartAsync();
        await it.ShouldHappenOnceAsync($"{pagesLeft} pages left");
    }

    [Fact]
    public async Task A_locked_database_undoes_everything()
    {
        await using var it = await CompletedTask.PrepareAsync();
        await using (var other = new SqliteConnection($"Data Source={it.Clinic.Options.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);

            (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("database is locked");
            await it.ShouldBeUntouchedAsync("locked");
        }

        await it.ShouldHappenOnceAsync("after the lock");
    }

    private static async Task FailAsync(int failing, bool isLast, string when)
    {
        await using var it = await CompletedTask.PrepareAsync();
        var number = 0;
        it.Connections.Executing = _ =>
        {
            if (number++ == failing || (isLast && number > failing)) throw new IOException("injected");
        };

        (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("injected", customMessage: when);

        it.Connections.Executing = null;
        await it.ShouldBeUntouchedAsync(when);
        await it.ShouldHappenOnceAsync(when);
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
