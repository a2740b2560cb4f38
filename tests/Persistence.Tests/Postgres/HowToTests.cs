using CaseFlow.Persistence.Postgres;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;

namespace CaseFlow.Persistence.Tests.Postgres;

public sealed class HowToTests
{
    /// <summary>docs/how-to/run-on-postgresql.md, as an administrator would follow it.</summary>
    [Fact]
    public async Task The_role_and_database_of_the_how_to_are_all_that_is_needed()
    {
        await using var server = new PostgresServer();
        foreach (var statement in (await SqlOfAsync("run-on-postgresql.md")).Split(";\n", StringSplitOptions.RemoveEmptyEntries))
            await server.ExecuteAsync(statement);
        var given = server.ConnectionStringOf("caseflow").Replace("Username=postgres", "Username=caseflow", StringComparison.Ordinal);
        await using var connections = new PostgresConnections(new CaseFlowOptions { DataFolder = "", Database = given });

        await new PostgresMigrator(connections, TimeProvider.System).MigrateAsync(CancellationToken.None);

        await using var command = connections.Source.CreateCommand(
            """
            SELECT current_user || ' ' || (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) || ' ' || count(*)
            FROM "Journeys"
            """
        );
        (await command.ExecuteScalarAsync()).ShouldBe("caseflow false 0");
    }

    private static async Task<string> SqlOfAsync(string page)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "how-to", page));
        return text.Split("```sql\n")[1].Split("```")[0];
    }
}
