using CaseFlow.Persistence.Sqlite;
using CaseFlow.Schema;
using CaseFlow.Schema.Snapshots;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Schema;

/// <summary>SQLite changes a column by building its table anew while rows of other tables refer to it.</summary>
public sealed class SqliteRebuildTests : IAsyncLifetime
{
    private readonly Clinic clinic = new(store: Store.Sqlite);

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task A_table_is_built_anew_and_keeps_its_rows_and_who_refers_to_them()
    {
        var client = await clinic.RegisterAsync();
        var drafted = Draft
            .Sqlite(new SqliteSnapshot())
            .Sql([
                new AlterColumnOperation
                {
                    Table = "Branches",
                    Name = "Name",
                    ClrType = typeof(string),
                    ColumnType = "TEXT",
                },
            ]);
        drafted.ShouldContain("DROP TABLE \"Branches\"");

        await MigrateAsync(drafted);

        (await clinic.ReadAsync(db => db.Branches().SingleAsync())).Name.ShouldBe(clinic.Branch.Name);
        (await clinic.ReadAsync(db => db.Clients().SingleAsync())).BranchId.ShouldBe(client.BranchId);
        await Should.ThrowAsync<DbUpdateException>(() => clinic.InsertAsync(Rows.Orphan("林小满")));
    }

    [Fact]
    public async Task A_file_that_leaves_rows_without_what_they_refer_to_is_not_applied()
    {
        await clinic.RegisterAsync();

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => MigrateAsync("""DELETE FROM "Branches";"""));

        refused.Message.ShouldContain("refers to a row of Branches that is not there");
        (await clinic.ReadAsync(db => db.Branches().CountAsync())).ShouldBe(1);
    }

    private Task MigrateAsync(string sql) =>
        new SqliteMigrator(clinic.Services.GetRequiredService<SqliteConnections>(), clinic.Clock)
        {
            Files = new MigrationFiles("sqlite", new Dictionary<string, string> { ["9999_newest.sql"] = sql }),
        }.MigrateAsync(CancellationToken.None);
}
