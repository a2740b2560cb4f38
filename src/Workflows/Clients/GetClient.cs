using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Clients;

public static class GetClient
{
    public sealed record Query(ClientId Client) : IQuery<ClientDetail>;
}
