using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The tables of this room.</summary>
public static class DefinitionTables
{
    public static DbSet<DefinitionVersion> Definitions(this CaseFlowDb db) => db.Set<DefinitionVersion>();

    public static DbSet<DefinitionChange> DefinitionChanges(this CaseFlowDb db) => db.Set<DefinitionChange>();

    public static DbSet<PublicationRequest> PublicationRequests(this CaseFlowDb db) => db.Set<PublicationRequest>();
}
