using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Notes down who did what to a definition, and when; once it is committed, open pages are told.</summary>
public sealed class DefinitionLog(CaseFlowDb db, AfterCommit afterCommit, CurrentPerson person, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public string Who => person.Name;

    /// <summary>Who goes on saving the same draft is one entry, with the time of the last.</summary>
    public Task AddAsync(DefinitionVersion version, DefinitionChangeKind kind, CancellationToken cancel, ChangeNote? note = null) =>
        AddAsync(version.DefinitionId, version.Version, kind, cancel, note);

    public async Task AddAsync(string id, int version, DefinitionChangeKind kind, CancellationToken cancel, ChangeNote? note = null)
    {
        var last = await db.DefinitionChanges()
            .Where(change => change.DefinitionId == id)
            .OrderByDescending(change => change.Number)
            .FirstOrDefaultAsync(cancel);
        afterCommit.Changes.Add(LiveChange.OfDefinition(id));
        if (
            kind == DefinitionChangeKind.Saved
            && last?.Kind == kind
            && last.Version == version
            && last.ById == (person.IsSystem ? null : person.Id)
        )
        {
            last.At = Now;
            return;
        }
        var stored = last?.Number ?? 0;
        var staged = db.Added<DefinitionChange>()
            .Where(change => change.DefinitionId == id)
            .Select(change => change.Number)
            .DefaultIfEmpty()
            .Max();
        db.DefinitionChanges()
            .Add(
                new DefinitionChange
                {
                    DefinitionId = id,
                    Number = Math.Max(stored, staged) + 1,
                    Version = version,
                    Kind = kind,
                    At = Now,
                    ById = person.IsSystem ? null : person.Id,
                    By = person.Name,
                    Comment = note?.Comment,
                    OfVersion = note?.OfVersion,
                    From = note?.From,
                }
            );
    }
}
