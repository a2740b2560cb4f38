using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Notes down who did what to a definition, and when; once it is committed, open pages are told.</summary>
public sealed class DefinitionLog(CaseFlowDb db, AfterCommit afterCommit, CurrentPerson person, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public string Who => person.Name;

    public async Task AddAsync(DefinitionVersion version, DefinitionChangeKind kind, CancellationToken cancel, ChangeNote? note = null)
    {
        var id = version.DefinitionId;
        var stored = await db.DefinitionChanges.Where(change => change.DefinitionId == id).MaxAsync(change => (int?)change.Number, cancel) ?? 0;
        var staged = db.DefinitionChanges.Local.Where(change => change.DefinitionId == id).Select(change => change.Number).DefaultIfEmpty().Max();
        db.DefinitionChanges.Add(new DefinitionChange
        {
            DefinitionId = id,
            Number = Math.Max(stored, staged) + 1,
            Version = version.Version,
            Kind = kind,
            At = Now,
            ById = person.IsSystem ? null : person.Id,
            By = person.Name,
            Comment = note?.Comment,
            OfVersion = note?.OfVersion,
            From = note?.From,
        });
        afterCommit.Changes.Add(LiveChange.OfDefinition(version.DefinitionId));
    }
}
