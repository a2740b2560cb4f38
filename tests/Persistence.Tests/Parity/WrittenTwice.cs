using CaseFlow.Persistence.Statements;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Parity;

/// <summary>The same sample rows in two databases: in one by the statements of a commit, in the other by EF's own SaveChanges.</summary>
internal sealed class WrittenTwice(Store store) : IAsyncDisposable
{
    private readonly Clinic ours = new(store: store);
    private readonly Clinic theirs = new(store: store);
    private CaseFlowDbContext byStatements = null!;
    private CaseFlowDbContext bySaveChanges = null!;
    private (SampleRows ByStatements, SampleRows BySaveChanges) samples;

    /// <summary>Where the rows lie that our statements wrote.</summary>
    public Clinic Ours => ours;

    public IEnumerable<IProperty> Columns => byStatements.Model.GetEntityTypes().SelectMany(type => type.GetProperties());

    public async Task InsertAsync()
    {
        await ours.MakeDatabaseAsync();
        await theirs.MakeDatabaseAsync();
        (byStatements, bySaveChanges) = (Open(ours), Open(theirs));
        await byStatements.ItemCategories().ExecuteDeleteAsync(); // what the schema brings
        await bySaveChanges.ItemCategories().ExecuteDeleteAsync();
        samples = (new SampleRows(byStatements.Model), new SampleRows(bySaveChanges.Model));
        byStatements.AddRange(samples.ByStatements.Make());
        bySaveChanges.AddRange(samples.BySaveChanges.Make());
        await CommitAsync();
    }

    public async Task UpdateAsync()
    {
        foreach (var full in new[] { false, true })
        {
            samples.ByStatements.Change(full);
            samples.BySaveChanges.Change(full);
            await CommitAsync();
        }
    }

    public async Task DeleteAsync()
    {
        byStatements.RemoveRange(samples.ByStatements.FromTheLeaves());
        bySaveChanges.RemoveRange(samples.BySaveChanges.FromTheLeaves());
        await CommitAsync();
    }

    public Task<List<string>> ReadOursAsync() => StoredRows.ReadAsync(byStatements, store);

    public Task<List<string>> ReadTheirsAsync() => StoredRows.ReadAsync(bySaveChanges, store);

    public async ValueTask DisposeAsync()
    {
        byStatements?.Retire();
        bySaveChanges?.Retire();
        await ours.DisposeAsync();
        await theirs.DisposeAsync();
    }

    private async Task CommitAsync()
    {
        var statements = StagedRows.Take(byStatements);
        (await ours.Services.GetRequiredService<IWriter>().TryWriteAsync(statements, [], CancellationToken.None)).ShouldBeTrue();
        byStatements.ChangeTracker.AcceptAllChanges();

        bySaveChanges.ChangeTracker.DetectChanges();
        Revisions.Advance([.. bySaveChanges.ChangeTracker.Entries()]);
        (await bySaveChanges.SaveChangesAsync()).ShouldBe(statements.Count);
    }

    private CaseFlowDbContext Open(Clinic clinic)
    {
        var options = new DbContextOptionsBuilder<CaseFlowDbContext>();
        if (store == Store.Sqlite)
            options.UseSqlite($"Data Source={clinic.Options.DatabaseFile};Pooling=False");
        else
            options.UseNpgsql(clinic.Options.Database);
        return new CaseFlowDbContext(options.Options);
    }
}
