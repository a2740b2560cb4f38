using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Files;

/// <summary>A file's content, for those who may see the journey that holds it, or who uploaded it.</summary>
public static class GetFile
{
    public sealed record Query(FileId File) : IQuery<Response>;

    public sealed record Response(Stream Content, string ContentType, string Sha256);

    public sealed class Handler(CaseFlowDb db, IFileStore store, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var file = await db.Files()
                .AsNoTracking()
                .Where(row =>
                    row.Id == query.File && (row.UploadedById == person.Id || db.Journeys().Any(journey => journey.Id == row.JourneyId))
                )
                .SingleOrDefaultAsync(cancel);
            if (file is null)
                return Refusal.NotFound("file.not-found");
            var content =
                store.Open(file.Sha256) ?? throw new FileNotFoundException($"The bytes of file {file.Id} are gone: {file.Sha256}");
            return new Response(content, file.ContentType, file.Sha256);
        }
    }
}
