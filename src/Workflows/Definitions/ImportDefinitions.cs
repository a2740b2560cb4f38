using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
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

    public sealed class Handler(CaseFlowDb db, DefinitionFolder folder, Drafts drafts, PublicationOrder order, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await KnowsAllAsync(command.Folder, cancel)) return new Response([], [], []);
            var read = await folder.ReadAsync(command.Folder, cancel);
            if (read.Problems.Count > 0) return Refusal.Invalid(read.Problems);

            List<string> forms = [];
            foreach (var file in read.Forms)
                if (await ImportAsync(file, cancel)) forms.Add(file.Form.Id);
            List<DefinitionVersion> versions = [];
            foreach (var file in read.Definitions)
                if (await ImportAsync(file, cancel) is { } version) versions.Add(version);
            var firsts = versions.Where(version => !db.Definitions.Local.Any(other => other != version && other.DefinitionId == version.DefinitionId)).ToList();
            if (await order.PublishAsync(firsts, cancel) is { } refusal) return refusal;
            return new Response(
                [.. versions.Where(version => version.IsPublished).Select(version => version.DefinitionId)],
                [.. versions.Where(version => !version.IsPublished).Select(version => version.DefinitionId)],
                forms);
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
            var id = file.Graph.Definition.DefinitionId;
            if ((await drafts.VersionsAsync(id, cancel)).Any(row => row.FileHash == file.Hash)) return null;
            return await drafts.AddAsync(id, DefinitionJson.Parse(file.Json), cancel, file.Hash);
        }
    }
}
