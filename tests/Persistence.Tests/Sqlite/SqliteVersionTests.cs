using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Tests.Sqlite;

public sealed class SqliteVersionTests
{
    /// <summary>A pin that is newer by its own number may bring an older SQLite: SQLitePCLRaw 3.0.3 was SQLite 3.50.</summary>
    [Fact]
    public async Task The_SQLite_that_runs_is_3_53_4_or_newer()
    {
        await using var clinic = new Clinic(store: Store.Sqlite);
        await clinic.MakeDatabaseAsync();

        var version = await clinic.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT sqlite_version() AS Value").SingleAsync());

        Version.Parse(version).ShouldBeGreaterThanOrEqualTo(new Version(3, 53, 4));
    }
}
