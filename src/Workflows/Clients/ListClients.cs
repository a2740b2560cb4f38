using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Clients;

/// <summary>Finds clients by mobile number first, then name or chart number (R-ID-1).</summary>
public static class ListClients
{
    public sealed record Query(string? Q = null, Paging? Paging = null) : IQuery<Page<ClientHead>>;
}
