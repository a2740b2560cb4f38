using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Reads definition and form files of a folder. The first import of a definition is published; a file never seen before becomes a draft
/// beside the versions that are there (a form: its next version). What is not valid is refused whole, with file, activity and reason.
/// </summary>
public static class ImportDefinitions
{
    public sealed record Command(string Folder) : ICommand<Response>;

    public sealed record Response(IReadOnlyList<string> Published, IReadOnlyList<string> Drafted, IReadOnlyList<string> Forms);

    public sealed class Handler(CaseFlowDb db, DefinitionFolder folder, CurrentPerson person, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await KnowsAllAsync(command.Folder, cancel)) return new Response([], [], []);
            var read = await folder.ReadAsync(command.Folder, cancel);
            if (read.Problems.Count > 0) return Refusal.Invalid(read.Problems);

            List<string> published = [], drafted = [], forms = [];
            foreach (var file in read.Forms)
                if (await ImportAsync(file, cancel)) forms.Add(file.Form.Id);
            foreach (var file in read.Definitions)
                if (await ImportAsync(file, cancel) is { } version) (version.IsPublished ? published : drafted).Add(version.DefinitionId);
            return new Response(published, drafted, forms);
        }

        /// <summary>So that a start with nothing new need not read procedures at all.</summary>
        private async Task<bool> KnowsAllAsync(string files, CancellationToken cancel)
        {
            var known = await db.Forms.Select(row => row.FileHash).Union(db.Definitions.Select(row => row.FileHash)).ToListAsync(cancel);
            return (await DefinitionFolder.HashesAsync(files, cancel)).All(known.Contains);
        }

        private async Task<bool> ImportAsync(FormFileRead file, CancellationToken cancel)
        {
            var known = await db.Forms.Where(row => row.FormId == file.Form.Id).Select(row => new { row.Version, row.FileHash }).ToListAsync(cancel);
            if (known.Exists(row => row.FileHash == file.Hash)) return false;
            db.Forms.Add(new FormVersion
            {
                FormId = file.Form.Id,
                Version = known.Count == 0 ? file.Form.Version : known.Max(row => row.Version) + 1,
                Json = file.Json,
                CreatedAt = clock.GetUtcNow(),
                FileHash = file.Hash,
            });
            return true;
        }

        private async Task<DefinitionVersion?> ImportAsync(DefinitionFileRead file, CancellationToken cancel)
        {
            var head = file.Graph.Definition;
            var known = await db.Definitions.Where(row => row.DefinitionId == head.DefinitionId).ToListAsync(cancel);
            if (known.Exists(row => row.FileHash == file.Hash)) return null;

            var (isFirst, now) = (known.Count == 0, clock.GetUtcNow());
            foreach (var row in known) row.IsLatest = false;
            var version = new DefinitionVersion
            {
                DefinitionId = head.DefinitionId,
                Version = isFirst ? head.Version : known.Max(row => row.Version) + 1,
                Name = head.Name,
                EnglishName = head.EnglishName,
                Json = file.Json,
                IsLatest = true,
                IsPublished = isFirst,
                CreatedAt = now,
                CreatedBy = person.Name,
                PublishedAt = isFirst ? now : null,
                PublishedBy = isFirst ? person.Name : null,
                FileHash = file.Hash,
            };
            db.Definitions.Add(version);
            return version;
        }
    }
}
