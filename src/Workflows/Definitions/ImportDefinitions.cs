using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Reads definition and form files of a folder, all or, if anything is wrong with one, none. The first import of a definition is published,
/// unless its file says that it is not; a file that means something else than
/// what is there becomes a draft (a form: its next version). A draft that somebody edits is left alone, and the log says so.
/// </summary>
public static class ImportDefinitions
{
    /// <param name="Asked">Somebody asks for it: then files that were taken over before, and then changed again here, count as new too.
    /// Else, at each start, they do not.</param>
    public sealed record Command(string Folder, bool Asked = false) : ICommand<Response>;

    /// <param name="HeldBack">Files that differ from a draft which somebody edits.</param>
    public sealed record Response(
        IReadOnlyList<string> Published,
        IReadOnlyList<string> Drafted,
        IReadOnlyList<string> Forms,
        IReadOnlyList<string> HeldBack
    );

    public sealed class Handler(
        CaseFlowDb db,
        DefinitionFolder folder,
        ImportedVersions imported,
        PublicationOrder order,
        TimeProvider clock
    ) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (!command.Asked && await KnowsAllAsync(command.Folder, cancel))
                return new Response([], [], [], []);
            var read = await folder.ReadAsync(command.Folder, cancel);
            if (read.Problems.Count > 0)
                return Refusal.Invalid(read.Problems);

            List<string> forms = [];
            foreach (var file in read.Forms)
                if (await ImportAsync(file, command.Asked, cancel))
                    forms.Add(file.Form.Id);
            List<(FileFate Fate, DefinitionVersion Version, string File)> taken = [];
            foreach (var file in read.Definitions)
            {
                var (fate, version) = await imported.TakeAsync(file, command.Asked, cancel);
                taken.Add((fate, version, file.Name));
            }
            if (
                await order.PublishAsync([.. taken.Where(one => one.Fate == FileFate.First).Select(one => one.Version)], cancel) is
                { } refusal
            )
                return refusal;
            return new Response(
                Ids(FileFate.First),
                Ids(FileFate.Draft),
                forms,
                [.. taken.Where(one => one.Fate == FileFate.HeldBack).Select(one => one.File)]
            );

            IReadOnlyList<string> Ids(FileFate fate) => [.. taken.Where(one => one.Fate == fate).Select(one => one.Version.DefinitionId)];
        }

        /// <summary>So that a start with nothing new need not read procedures at all.</summary>
        private async Task<bool> KnowsAllAsync(string files, CancellationToken cancel)
        {
            var known = await db.Forms()
                .Select(row => row.FileHash)
                .Union(db.Definitions().Select(row => row.FileHash))
                .ToListAsync(cancel);
            return (await DefinitionFolder.HashesAsync(files, cancel)).All(known.Contains);
        }

        private async Task<bool> ImportAsync(FormFileRead file, bool asked, CancellationToken cancel)
        {
            var known = await db.Forms().Where(row => row.FormId == file.Form.Id).OrderBy(row => row.Version).ToListAsync(cancel);
            if (!asked && known.Exists(row => row.FileHash == file.Hash))
                return false;
            if (
                known.Count > 0
                && CanonicalJson.HashOfMeaning(DefinitionJson.Parse(known[^1].Json))
                    == CanonicalJson.HashOfMeaning(DefinitionJson.Parse(file.Json))
            )
            {
                known[^1].FileHash = file.Hash;
                return false;
            }
            db.Forms()
                .Add(
                    new FormVersion
                    {
                        FormId = file.Form.Id,
                        Version = known.Count == 0 ? file.Form.Version : known[^1].Version + 1,
                        Json = file.Json,
                        CreatedAt = clock.GetUtcNow(),
                        FileHash = file.Hash,
                    }
                );
            return true;
        }
    }
}
