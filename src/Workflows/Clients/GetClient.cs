using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients;

/// <summary>A client; by the number of a file that was merged, the one whose file it became part of (R-ID-3).</summary>
public static class GetClient
{
    public sealed record Query(ClientId Client) : IQuery<ClientDetail>;

    public sealed class Handler(CaseFlowDb db, ClientDetails details) : IQueryHandler<Query, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Query query, CancellationToken cancel)
        {
            var client = await db.FindClientAsync(query.Client, cancel);
            return client is null ? Refusal.NotFound("client.not-found") : await details.OfAsync(client, cancel, asked: query.Client);
        }
    }
}
