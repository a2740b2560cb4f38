using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Files;

/// <summary>A file's content, for those who see the chart that holds it, or who uploaded it and has not handed it in yet.</summary>
public static class GetFile
{
    public sealed record Query(FileId File) : IQuery<Response>;

    public sealed record Response(Stream Content, string ContentType, string Sha256);

    public sealed class Handler(CaseFlowDb db, IFileStore store, ChartSights sights, CurrentPerson person, TimeProvider clock)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await db.Files().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.File, cancel) is not { } file)
                return Refusal.NotFound("file.not-found");
            if (await RefuseAsync(file, cancel) is { } refusal)
                return refusal;
            var content =
                store.Open(file.Sha256) ?? throw new FileNotFoundException($"The bytes of file {file.Id} are gone: {file.Sha256}");
            return new Response(content, file.ContentType, file.Sha256);
        }

        /// <summary>As long as no journey holds it, it is its uploader's; from then on it belongs to a chart, whose rules count.</summary>
        private async Task<Refusal?> RefuseAsync(StoredFile file, CancellationToken cancel)
        {
            if (file.JourneyId is not { } id)
                return file.UploadedById == person.Id ? null : Refusal.NotFound("file.not-found");
            return
                await db.Journeys().AsNoTracking().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == id, cancel)
                    is { } journey
                ? (await sights.OpenFileAsync(journey.ToChart(), file.Id, IsJustTaken(file), cancel)).Refusal
                : Refusal.NotFound("file.not-found");
        }

        /// <summary>Whoever took a picture looks at it once more on the page of the task that they did.</summary>
        private bool IsJustTaken(StoredFile file) =>
            file.UploadedById == person.Id && clock.GetUtcNow() - file.UploadedAt < TimeSpan.FromDays(1);
    }
}
