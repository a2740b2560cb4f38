using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Schema;

/// <summary>The list of allergies of a time before facts becomes facts, in either database.</summary>
public sealed class FactMigrationTests
{
    private const string File = "0015_medical_facts.sql";

    private const string Before = """
        DROP TABLE "MedicalFacts";
        DROP TABLE "MedicalAskings";
        ALTER TABLE "Clients" DROP COLUMN "UnconfirmedAllergies";
        """;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task R_SAFE_1_stored_allergies_become_facts_one_by_one(Store store)
    {
        await using var clinic = new Clinic(store: store);
        await clinic.OpenAsync(withShippedDefinitions: false);
        var (allergic, other) = (await clinic.RegisterAsync(), await clinic.RegisterAsync("没有过敏", "13900000002"));
        var asked = clinic.Clock.Now.AddDays(-3);
        await clinic.ChangeAsync(async db =>
        {
            var row = await db.Clients().SingleAsync(client => client.Id == allergic.Id);
            (row.Allergies, row.AllergiesAskedAt) = (["青霉素", " lidocaine "], asked);
        });

        await MigrateAgainAsync(clinic, store);

        var facts = await clinic.ReadAsync(db => db.MedicalFacts().OrderBy(fact => fact.Text).ToListAsync());
        facts
            .Select(fact => (fact.ClientId, fact.BranchId, fact.Kind, fact.Text, fact.State, fact.Source, fact.LearnedAt))
            .ShouldBe([
                (allergic.Id, clinic.Branch.Id, FactKinds.Allergy, "lidocaine", FactState.Active, FactSources.Earlier, asked),
                (allergic.Id, clinic.Branch.Id, FactKinds.Allergy, "青霉素", FactState.Active, FactSources.Earlier, asked),
            ]);
        (await clinic.ReadAsync(db => db.Clients().SingleAsync(client => client.Id == other.Id))).UnconfirmedAllergies.ShouldBeEmpty();
    }

    private static Task MigrateAgainAsync(Clinic clinic, Store store)
    {
        var folder = store == Store.Sqlite ? "sqlite" : "postgres";
        var newer = new Dictionary<string, string>
        {
            ["9998_before.sql"] = Before,
            ["9999_again.sql"] = new MigrationFiles(folder).Read(File),
        };
        IMigrator migrator =
            store == Store.Sqlite
                ? new SqliteMigrator(clinic.Services.GetRequiredService<SqliteConnections>(), clinic.Clock) { Files = new(folder, newer) }
                : new PostgresMigrator(clinic.Services.GetRequiredService<PostgresConnections>(), clinic.Clock)
                {
                    Files = new(folder, newer),
                };
        return migrator.MigrateAsync(CancellationToken.None);
    }
}
