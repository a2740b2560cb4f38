using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Files;

/// <summary>
/// The clinic's procedures and forms as files. Of a procedure that is in use, the version that is; of another, its latest, which says that
/// it is not published. Of a form its newest version.
/// </summary>
public static class ExportDefinitions
{
    /// <param name="DefinitionId">Null: all, and the forms.</param>
    /// <param name="Version">Null: as said above.</param>
    public sealed record Query(string? DefinitionId = null, int? Version = null) : IQuery<Response>;

    /// <param name="Drafts">Procedures of which a newer draft was left out.</param>
    public sealed record Response(IReadOnlyList<File> Files, IReadOnlyList<string> Drafts);

    /// <param name="Path">Below the folder of the definitions, with slashes.</param>
    public sealed record File(string Path, string Text);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var rows = db.Definitions().AsNoTracking().Where(row => query.DefinitionId == null || row.DefinitionId == query.DefinitionId);
            var stored = await (
                query.Version is { } number ? rows.Where(row => row.Version == number) : rows.Where(row => row.IsLatest || row.IsPublished)
            ).ToListAsync(cancel);
            if (stored.Count == 0 && query.DefinitionId is not null)
                return Refusal.NotFound("definition.not-found");

            var chosen = stored
                .GroupBy(row => row.DefinitionId, (_, same) => same.OrderByDescending(row => row.IsPublished).First())
                .ToList();
            var files = chosen.ConvertAll(FileOf);
            if (query.DefinitionId is null)
                files.AddRange(await FormsAsync(cancel));
            return new Response(
                [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
                [.. chosen.Where(row => !row.IsLatest).Select(row => row.DefinitionId).Order(StringComparer.Ordinal)]
            );
        }

        private static File FileOf(DefinitionVersion row)
        {
            var json = DefinitionJson.Parse(row.Json);
            json.Set("isPublished", row.IsPublished);
            return new File($"{Uri.EscapeDataString(row.DefinitionId)}.json", CanonicalJson.Of(json));
        }

        private async Task<List<File>> FormsAsync(CancellationToken cancel)
        {
            var versions = await db.Forms().AsNoTracking().ToListAsync(cancel);
            return
            [
                .. versions
                    .GroupBy(row => row.FormId, (_, same) => same.MaxBy(row => row.Version)!)
                    .Select(row =>
                    {
                        var json = DefinitionJson.Parse(row.Json);
                        json.Set("version", row.Version);
                        return new File($"forms/{Uri.EscapeDataString(row.FormId)}.json", CanonicalJson.Of(json));
                    }),
            ];
        }
    }
}
