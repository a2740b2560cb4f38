using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

/// <summary>One unit of work of a test, held open so that several can be in flight at once.</summary>
internal sealed class Unit(Clinic clinic) : IAsyncDisposable
{
    private readonly AsyncServiceScope scope = clinic.AsSystem.Enter();

    public CaseFlowDb Db => scope.ServiceProvider.GetRequiredService<CaseFlowDb>();

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public static Unit That(Clinic clinic, params object[] adds)
    {
        var unit = new Unit(clinic);
        unit.Db.AddRange(adds);
        return unit;
    }

    public Task<bool> CommitAsync(CancellationToken cancel = default) => Get<IUnitOfWork>().TryCommitAsync(cancel);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

internal static class Rows
{
    public static Client Client(Branch branch, string name) =>
        new()
        {
            Id = new ClientId(Guid.CreateVersion7()),
            BranchId = branch.Id,
            Name = name,
            Mobile = "13800001234",
        };

    /// <summary>Refused by the database: it is of no branch.</summary>
    public static Client Orphan(string name) =>
        new()
        {
            Id = new ClientId(Guid.CreateVersion7()),
            BranchId = new BranchId(Guid.CreateVersion7()),
            Name = name,
            Mobile = "13800001234",
        };

    public static Task<List<string>> ClientNamesAsync(this Clinic clinic) =>
        clinic.ReadAsync(db => db.Clients().OrderBy(client => client.Name).Select(client => client.Name).ToListAsync());
}

internal static class Batches
{
    /// <summary>
    /// Lets a first unit wait for the database's lock, puts the others behind it, and only then lets go: the others are in one batch.
    /// </summary>
    public static async Task<Task<bool>[]> CommitTogetherAsync(
        this Clinic clinic,
        Unit first,
        Unit[] others,
        Action? whileHeld = null,
        Func<Unit, CancellationToken>? cancel = null
    )
    {
        var queue = clinic.Services.GetRequiredService<WriteQueue>();
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(clinic.DataFolder, "caseflow.db")};Pooling=False");
        await holder.OpenAsync();
        Task held;
        Task<bool>[] answers;
        await using (holder.BeginTransaction(deferred: false))
        {
            held = Task.Run(() => first.CommitAsync()); // the writer itself: it holds its thread until the lock is free
            SpinWait.SpinUntil(() => queue is { IsWriting: true, Waiting: 0 });
            answers = [.. others.Select(unit => unit.CommitAsync(cancel?.Invoke(unit) ?? default))];
            whileHeld?.Invoke();
        }

        await Task.WhenAll([held, .. answers]).ContinueWith(_ => { }, TaskScheduler.Default);
        return answers;
    }
}
