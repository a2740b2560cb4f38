using System.Security.Cryptography;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>
/// Files that an answer names belong to its journey from now on; a drawn signature becomes such a file, so that no picture swells state or
/// history.
/// </summary>
public sealed class AnswerFiles(CaseFlowDb db, IFileStore store, CurrentPerson person, TimeProvider clock)
{
    public async Task<(IReadOnlyDictionary<string, object?> Values, IReadOnlyList<FileReference>? Files)> SettleAsync(
        Form form,
        IReadOnlyDictionary<string, object?> values,
        TaskItem task,
        CancellationToken cancel
    )
    {
        var files = new List<FileReference>();
        var settled = await SettleAsync(form.Fields, values, task, files, cancel);
        return (settled, files.Count > 0 ? files : null);
    }

    private async Task<Dictionary<string, object?>> SettleAsync(
        IEnumerable<FormField> fields,
        IReadOnlyDictionary<string, object?> values,
        TaskItem task,
        List<FileReference> files,
        CancellationToken cancel
    )
    {
        var settled = new Dictionary<string, object?>(values);
        foreach (var field in fields.Where(field => values.ContainsKey(field.Key)))
        {
            if (field.ItemFields is { } cells && values[field.Key] is List<object?> rows)
            {
                var settledRows = new List<object?>();
                foreach (var row in rows.OfType<IReadOnlyDictionary<string, object?>>())
                    settledRows.Add(await SettleAsync(cells, row, task, files, cancel));
                settled[field.Key] = settledRows;
            }
            else if (FileFields.Holds(field.Type) && values[field.Key] is string text)
            {
                var file = FileFields.Drawing(text) is { } picture ? await KeepAsync(picture, task, cancel) : await FindAsync(text, cancel);
                file.JourneyId ??= task.JourneyId;
                files.Add(new FileReference(file.Id, file.Sha256));
                settled[field.Key] = file.Id.ToString();
            }
        }
        return settled;
    }

    private Task<StoredFile> FindAsync(string id, CancellationToken cancel)
    {
        var file = new FileId(Guid.Parse(id));
        return db.Files().SingleAsync(row => row.Id == file, cancel);
    }

    private async Task<StoredFile> KeepAsync(byte[] png, TaskItem task, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(png));
        await store.PutAsync(hash, png, cancel); // durable before the step refers to it; without the step it is a file that nobody names
        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Id = new FileId(Guid.CreateVersion7(now)),
            BranchId = task.BranchId,
            Sha256 = hash,
            ContentType = "image/png",
            Size = png.Length,
            JourneyId = task.JourneyId,
            UploadedById = person.Id,
            UploadedAt = now,
        };
        db.Files().Add(file);
        return file;
    }
}
