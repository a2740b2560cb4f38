using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.TestKit.Databases;

/// <summary>
/// Counts what EF reads from the database of one data folder: how many statements, and how many rows came back.
/// Other tests and hosts of this process read from folders of their own, which are not counted.
/// </summary>
public sealed class AskedOfDatabase : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly Lock gate = new();
    private readonly string folder;
    private List<(string Text, int Rows)> asked = [];

    private AskedOfDatabase(string dataFolder)
    {
        folder = dataFolder;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Contexts that found nobody listening do not ask again for a second: who counted sooner would count too little.</summary>
    public static async Task<AskedOfDatabase> BeginAsync(string dataFolder)
    {
        var begun = new AskedOfDatabase(dataFolder);
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        return begun;
    }

    /// <summary>What was asked since this was asked last.</summary>
    public IReadOnlyList<(string Text, int Rows)> Take()
    {
        lock (gate)
        {
            var taken = asked;
            asked = [];
            return taken;
        }
    }

    /// <summary>
    /// The least of several times: workers of the host read too, at moments of their own, and some things are read once for all.
    /// </summary>
    public async Task<(int Statements, int Rows)> LeastAsync(int times, Func<Task> work)
    {
        var counts = new List<(int Statements, int Rows)>();
        for (var time = 0; time < times; time++)
        {
            Take();
            await work();
            var taken = Take();
            counts.Add((taken.Count, taken.Sum(one => one.Rows)));
        }

        return counts.Min();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.DataReaderDisposing.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not DataReaderDisposingEventData read)
            return;
        if (read.Command.Connection?.ConnectionString.Contains(folder, StringComparison.Ordinal) != true)
            return;
        lock (gate)
            asked.Add((read.Command.CommandText, read.ReadCount));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions.ToArray())
            subscription.Dispose();
    }
}
