using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Parity;

/// <summary>Our statements store, and our read of a journey gives, what EF's own would: for every table and column of the model.</summary>
public abstract class ParityTests(Store store) : IAsyncLifetime
{
    private readonly WrittenTwice written = new(store);

    public Task InitializeAsync() => written.InsertAsync();

    public async Task DisposeAsync() => await written.DisposeAsync();

    [Fact]
    public async Task An_inserted_row_is_stored_as_SaveChanges_stores_it()
    {
        var ours = await written.ReadOursAsync();

        await SameAsTheirsAsync(ours);
        ours.Count.ShouldBe(2 * written.Columns.Count());
    }

    [Fact]
    public async Task An_updated_row_is_stored_as_SaveChanges_stores_it()
    {
        var before = await written.ReadOursAsync();
        await written.UpdateAsync();
        var ours = await written.ReadOursAsync();

        await SameAsTheirsAsync(ours);

        // Each column that may change has changed, in both rows.
        ours.Intersect(before).Count().ShouldBe(2 * written.Columns.Count(column => !SampleRows.Changes(column)));
    }

    [Fact]
    public async Task Deleted_rows_are_gone_as_with_SaveChanges()
    {
        await written.DeleteAsync();

        (await written.ReadOursAsync()).ShouldBeEmpty();
        (await written.ReadTheirsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_letter_more_is_seen()
    {
        await written.Ours.TamperAsync("UPDATE People SET Name = Name || 'x'");

        (await written.ReadOursAsync()).Except(await written.ReadTheirsAsync()).Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_our_read_of_a_journey_gives_is_what_EF_reads()
    {
        await using var scope = written.Ours.AsSystem.Enter();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        foreach (var task in await db.Tasks().AsNoTracking().Select(row => row.Id).ToListAsync())
            (await Workflows.Case.OfTaskAsync(db, task, CancellationToken.None)).ShouldNotBeNull();

        await SameAsync(db.Clients());
        await SameAsync(db.Journeys());
        await SameAsync(db.Instances());
        await SameAsync(db.Bookmarks());
        await SameAsync(db.People());
        await SameAsync(db.Tasks());
    }

    private async Task SameAsTheirsAsync(List<string> ours)
    {
        var theirs = await written.ReadTheirsAsync();
        ours.Except(theirs).ShouldBeEmpty("stored by our statements only");
        theirs.Except(ours).ShouldBeEmpty("stored by SaveChanges only");
        ours.Count.ShouldBe(theirs.Count);
    }

    /// <summary>All tracked rows of a table, at least the full one, are as EF reads them.</summary>
    private static async Task SameAsync<TRow>(DbSet<TRow> table)
        where TRow : class
    {
        var read = await table.AsNoTracking().ToListAsync();
        var type = table.EntityType;
        var key = type.FindPrimaryKey()!.Properties;
        table.Local.ShouldNotBeEmpty();
        foreach (var tracked in table.Local)
        {
            var other = read.Single(row =>
                key.All(part => Equals(part.GetGetter().GetClrValue(row), part.GetGetter().GetClrValue(tracked)))
            );
            foreach (var property in type.GetProperties())
                property
                    .GetGetter()
                    .GetClrValue(tracked)
                    .ShouldBe(property.GetGetter().GetClrValue(other), $"{type.DisplayName()}.{property.Name}");
        }
    }
}

public sealed class SqliteParityTests() : ParityTests(Store.Sqlite);

public sealed class PostgresParityTests() : ParityTests(Store.Postgres);
