using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Files;

/// <summary>Keeps an uploaded picture or PDF, by its content; the same content is stored once (R-PHO-4).</summary>
public static class StoreFile
{
    public const long MaxBytes = 20 * 1024 * 1024;

    public sealed record Command(byte[] Content) : ICommand<Response>;

    public sealed record Response(FileId Id, string Sha256, string ContentType, long Size);
}

/// <summary>Where the bytes of files lie; named by their hash.</summary>
public interface IFileStore
{
    /// <summary>Durable when it returns; storing what is there already does nothing.</summary>
    Task PutAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancel);

    Stream? Open(string sha256);
}
