using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Files;

/// <summary>Keeps an uploaded picture or PDF, by its content; the same content is stored once (R-PHO-4).</summary>
public static class StoreFile
{
    public const long MaxBytes = 20 * 1024 * 1024;

    public sealed record Command(byte[] Content) : ICommand<Response>;

    public sealed record Response(FileId Id, string Sha256, string ContentType, long Size);

    public sealed class Handler(FileShelf shelf, CurrentPerson person) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (person.BranchOr(null) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            if (command.Content.Length == 0)
                return Refusal.Invalid("file", "file.empty");
            if (command.Content.LongLength > MaxBytes)
                return new Refusal(RefusalKind.TooLarge, "file.too-large", MaxBytes / (1024 * 1024));
            if (await shelf.KeepAsync(command.Content, branch, cancel) is not { } file)
                return new Refusal(RefusalKind.UnsupportedType, "file.unsupported-type");
            return new Response(file.Id, file.Sha256, file.ContentType, file.Size);
        }
    }
}

/// <summary>Where the bytes of files lie; named by their hash.</summary>
public interface IFileStore
{
    /// <summary>Durable when it returns; storing what is there already does nothing.</summary>
    Task PutAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancel);

    Stream? Open(string sha256);
}
