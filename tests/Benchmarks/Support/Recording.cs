using System.Diagnostics;
using CaseFlow.Persistence;
using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Support;

/// <summary>
/// Keeps what units of work write while it is on, so that the machine can be asked how fast it writes just that. Also counts what they ask
/// the database.
/// </summary>
internal sealed class Recording : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];

    public List<IReadOnlyList<Statement>> Units { get; } = [];

    public int Questions { get; private set; }

    public bool IsOn { get; private set; }

    public static void AddTo(IServiceCollection services) =>
        services.AddSingleton<Recording>().AddScoped<UnitOfWork>().AddScoped<IUnitOfWork, RecordingUnitOfWork>();

    public void Begin()
    {
        IsOn = true;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void End()
    {
        IsOn = false;
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        subscriptions.Clear();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value) => Questions++;

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => End();

    private sealed class RecordingUnitOfWork(Recording recording, CaseFlowDbContext db, UnitOfWork work) : IUnitOfWork
    {
        public IReadOnlyList<string> ContestedRows => work.ContestedRows;

        public Task<bool> TryCommitAsync(CancellationToken cancel)
        {
            if (recording.IsOn)
                recording.Units.Add(StagedRows.Take(db));
            return work.TryCommitAsync(cancel);
        }

        public void Reset() => work.Reset();
    }
}
