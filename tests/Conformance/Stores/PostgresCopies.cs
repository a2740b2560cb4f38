using CaseFlow.TestKit.Databases;
using Npgsql;

namespace CaseFlow.Conformance.Stores;

/// <summary>Databases on a PostgreSQL server, one for each run of a case; gone when it is over.</summary>
/// <param name="server">How to reach any database of it, with the right to make others.</param>
internal sealed class PostgresCopies(string server)
{
    private readonly string _prefix = $"conformance_{Guid.NewGuid():N}"[..20];
    private int _made;

    /// <summary>On the server that is named, else on one of this process's own.</summary>
    public static async Task<PostgresCopies> OfAsync(string? connection)
    {
        if (connection is null)
            await PostgresServer.Shared.StartAsync();
        return new PostgresCopies(connection ?? PostgresServer.Shared.ConnectionStringOf("postgres"));
    }

    /// <summary>A new one, empty or like the template; how to reach it.</summary>
    public async Task<string> MakeAsync(string? template = null)
    {
        var name = $"{_prefix}_{++_made}";
        await ExecuteAsync($"CREATE DATABASE {name}{(template is null ? "" : $" TEMPLATE {NameIn(template)}")}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public Task DropAsync(string connection) => ExecuteAsync($"DROP DATABASE {NameIn(connection)} WITH (FORCE)");

    private static string? NameIn(string connection) => new NpgsqlConnectionStringBuilder(connection).Database;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
