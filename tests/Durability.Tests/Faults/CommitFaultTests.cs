using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Durability.Tests.Faults;

public sealed class SqliteSmallClinic() : SmallClinic(Store.Sqlite);

/// <summary>
/// Whatever fails, and at whichever statement of the commit: all of the step or nothing, and the same request again happens once.
/// </summary>
public sealed class CommitFaultTests(SqliteSmallClinic clinic) : IClassFixture<SqliteSmallClinic>
{
    private const int LongestReason = 4_000; // some pages of the file

    private SqliteConnections Connections => clinic.Services.GetRequiredService<SqliteConnections>();

    /// <summary>What a commit consists of; nothing is failing.</summary>
    public static async Task<IReadOnlyList<string>> StatementsAsync(SmallClinic clinic)
    {
        var it = await CompletedTask.PrepareAsync(clinic);
        var (connections, statements) = (clinic.Services.GetRequiredService<SqliteConnections>(), new List<string>());
        connections.Executing = statements.Add;
        (await it.SendAsync()).ShouldSucceed();
        connections.Executing = null;
        return statements;
    }

    [Fact]
    public async Task An_exception_at_any_statement_undoes_everything()
    {
        var statements = await StatementsAsync(clinic);
        statements.Count.ShouldBeGreaterThan(8, "BEGIN, rows of journey, instance, bookmarks, tasks, history and answer, COMMIT");

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
        var it = await CompletedTask.PrepareAsync(clinic, new { remark = "好", reason = new string('大', LongestReason) });
        await clinic.RestartAsync();
        Connections.WriterOpened = writer =>
            Execute(writer, $"PRAGMA max_page_count={Convert.ToInt64(Execute(writer, "PRAGMA page_count")) + pagesLeft}");

        var failure = await Should.ThrowAsync<Exception>(it.SendAsync);

        failure.ToString().ShouldContain("disk is full");
        await it.ShouldBeUntouchedAsync($"{pagesLeft} pages left");
        await clinic.RestartAsync();
        await it.ShouldHappenOnceAsync($"{pagesLeft} pages left");
    }

    [Fact]
    public async Task A_locked_database_undoes_everything()
    {
        var it = await CompletedTask.PrepareAsync(clinic);
        await using (var other = new SqliteConnection($"Data Source={clinic.Options.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);

            (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("database is locked");
            await it.ShouldBeUntouchedAsync("locked");
        }

        await it.ShouldHappenOnceAsync("after the lock");
    }

    private async Task FailAsync(int failing, bool isLast, string when)
    {
        var it = await CompletedTask.PrepareAsync(clinic);
        var number = 0;
        Connections.Executing = _ =>
        {
            if (number++ == failing || (isLast && number > failing))
                throw new IOException("injected");
        };

        (await Should.ThrowAsync<Exception>(it.SendAsync)).ToString().ShouldContain("injected", customMessage: when);

        Connections.Executing = null;
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
