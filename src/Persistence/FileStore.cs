using CaseFlow.Workflows.Files;

namespace CaseFlow.Persistence;

/// <summary>Files in a folder, named by their SHA-256 and spread over 256 folders by its first two digits.</summary>
public sealed class FileStore(CaseFlowOptions options) : IFileStore
{
    private readonly string root = Path.Combine(options.DataFolder, "files");

    public Task PutAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        WholeFile.Write(PathOf(sha256), content.Span);
        return Task.CompletedTask;
    }

    public Stream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
    }

    private string PathOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(root, sha256[..2], sha256)
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));
}
