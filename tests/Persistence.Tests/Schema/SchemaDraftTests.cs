using CaseFlow.Schema;
using CaseFlow.Schema.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Tests.Schema;

public sealed class SchemaDraftTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void The_schema_files_have_followed_the_model(string database) =>
        Draft
            .Both.Single(draft => draft.Database == database)
            .Operations.Select(operation => operation.GetType().Name)
            .ShouldBeEmpty("The model has changed: run scripts/new-migration NAME (docs/how-to/change-the-schema.md).");

    [Theory]
    [InlineData("sqlite", "0001_initial.sql", "0002_allergies_asked.sql")]
    [InlineData("postgres", "0001_initial.sql", "0002_hosts.sql", "0003_allergies_asked.sql")]
    public void Databases_know_released_files_by_these_names(string database, params string[] released) =>
        new MigrationFiles(database).Names.Take(released.Length).ShouldBe(released);

    [Fact]
    public void A_new_column_is_drafted_for_SQLite() =>
        Draft.Sqlite(new OlderSqlite()).Sql().ShouldContain("""ALTER TABLE "Clients" ADD "AllergiesAskedAt" INTEGER NULL;""");

    [Fact]
    public void And_for_PostgreSQL() =>
        Draft
            .Postgres(new OlderPostgres())
            .Sql()
            .ShouldContain("""ALTER TABLE "Clients" ADD "AllergiesAskedAt" timestamp with time zone;""");

    private static void WithoutColumn(ModelBuilder model) =>
        model.Model.GetEntityTypes().Single(row => row.GetTableName() == "Clients").RemoveProperty("AllergiesAskedAt");

    private sealed class OlderSqlite : SqliteSnapshot
    {
        protected override void BuildModel(ModelBuilder modelBuilder)
        {
            base.BuildModel(modelBuilder);
            WithoutColumn(modelBuilder);
        }
    }

    private sealed class OlderPostgres : PostgresSnapshot
    {
        protected override void BuildModel(ModelBuilder modelBuilder)
        {
            base.BuildModel(modelBuilder);
            WithoutColumn(modelBuilder);
        }
    }
}
