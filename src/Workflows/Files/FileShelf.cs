using System.Security.Cryptography;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Files;

/// <summary>
/// Puts content away: its bytes at once and durably, its row with the unit of work. Bytes whose row was never committed harm nobody.
/// </summary>
public sealed class FileShelf(CaseFlowDb db, IFileStore store, CurrentPerson person, TimeProvider clock)
{
    /// <summary>The file with this content in the branch, there before or new; null for a kind of content that is not kept.</summary>
    public async Task<StoredFile?> KeepAsync(byte[] content, BranchId branch, CancellationToken cancel)
    {
        if (ContentTypes.Of(content) is not { } contentType)
            return null;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await db.Files().FirstCurrentAsync(file => file.BranchId == branch && file.Sha256 == sha256, cancel) is { } known)
            return known;

        await store.PutAsync(sha256, content, cancel);
        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Id = new FileId(Guid.CreateVersion7(now)),
            BranchId = branch,
            Sha256 = sha256,
            ContentType = contentType,
            Size = content.Length,
            UploadedById = person.Id,
            UploadedAt = now,
        };
        db.Files().Add(file);
        return file;
    }
}
