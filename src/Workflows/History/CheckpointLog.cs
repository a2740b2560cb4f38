using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// The checkpoints written so far: one a line, in a file a month (<c>checkpoints/2026-01.jsonl</c>), only ever added to. To be copied to
/// where nobody of this machine can write.
/// </summary>
public sealed class CheckpointLog(DataFolder folder) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Oldest first. A last line that a crash left unfinished was never told to anybody, and does not count.</summary>
    public async IAsyncEnumerable<Checkpoint> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var file in Files())
        await foreach (var line in File.ReadLinesAsync(file, cancel))
            if (TryParse(line) is { } checkpoint)
                yield return checkpoint;
    }

    /// <summary>Adds what <paramref name="make"/> makes of the newest one, unless that is null; durable when it returns.</summary>
    public async Task<Checkpoint?> AppendAsync(Func<Checkpoint?, Task<Checkpoint?>> make, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var alone = await LockAsync(cancel);
            Checkpoint? newest = null;
            if (Files().LastOrDefault() is { } last)
                await foreach (var line in File.ReadLinesAsync(last, cancel))
                    newest = TryParse(line) ?? newest;
            var next = await make(newest);
            if (next is not null)
                await WriteAsync(next, cancel);
            return next;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Hosts that share the folder write one after another. The lock ends with the process that holds it.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Of("checkpoints"));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(folder.Of("checkpoints.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    private async Task WriteAsync(Checkpoint checkpoint, CancellationToken cancel)
    {
        var file = Path.Combine(folder.Of("checkpoints"), $"{checkpoint.At:yyyy-MM}.jsonl");
        await using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        stream.Seek(0, SeekOrigin.End);
        var line = JsonSerializer.Serialize(checkpoint, Json) + "\n";
        if (stream.Length > 0 && !await EndsALineAsync(stream, cancel))
            line = "\n" + line;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
        stream.Flush(flushToDisk: true);
    }

    private static async Task<bool> EndsALineAsync(FileStream stream, CancellationToken cancel)
    {
        var last = new byte[1];
        stream.Seek(-1, SeekOrigin.End);
        await stream.ReadExactlyAsync(last, cancel);
        return last[0] == (byte)'\n';
    }

    private static Checkpoint? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder.Of("checkpoints"))
            ? Directory.EnumerateFiles(folder.Of("checkpoints"), "*.jsonl").Order(StringComparer.Ordinal)
            : [];
}
