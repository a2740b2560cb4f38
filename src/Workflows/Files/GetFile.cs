using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Files;

/// <summary>A file's content, for those who may see the journey that holds it, or who uploaded it.</summary>
public static class GetFile
{
    public sealed record Query(FileId File) : IQuery<Response>;

    public sealed record Response(Stream Content, string ContentType, string Sha256);
}
