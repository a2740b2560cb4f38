using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>Requests that were answered, by their key.</summary>
public static class RequestTables
{
    public static DbSet<IdempotencyRecord> AnsweredRequests(this CaseFlowDb db) => db.Set<IdempotencyRecord>();
}
