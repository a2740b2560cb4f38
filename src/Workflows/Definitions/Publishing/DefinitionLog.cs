using CaseFlow.Workflows.People;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Notes down who did what to a definition, and when.</summary>
public sealed class DefinitionLog(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public string Who => person.Name;

    public void Add(DefinitionVersion version, DefinitionChangeKind kind) => db.DefinitionChanges.Add(new DefinitionChange
    {
        Id = Guid.CreateVersion7(Now),
        DefinitionId = version.DefinitionId,
        Version = version.Version,
        Kind = kind,
        At = Now,
        ById = person.IsSystem ? null : person.Id,
        By = person.Name,
    });
}
