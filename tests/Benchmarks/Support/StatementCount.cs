using System.Diagnostics;

namespace CaseFlow.Benchmarks.Support;

/// <summary>
/// How many statements EF has sent to the database, kept in a file that another process can read. It uses nothing but .NET, since it runs
/// within a host of another build.
/// </summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "CASEFLOW_BENCH_STATEMENTS";

    private const string Executed = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";

    private readonly Lock gate = new();
    private readonly FileStream file;
    private long count;

    private StatementCount(string path) =>
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public static void Begin()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            DiagnosticListener.AllListeners.Subscribe(new StatementCount(path));
    }

    public static long Read(string path)
    {
        using var counted = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[sizeof(long)];
        return counted.ReadAtLeast(bytes, sizeof(long), throwOnEndOfStream: false) == sizeof(long) ? BitConverter.ToInt64(bytes) : 0;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this, name => name == Executed);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Executed)
            return;
        lock (gate)
            RandomAccess.Write(file.SafeFileHandle, BitConverter.GetBytes(++count), 0);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
