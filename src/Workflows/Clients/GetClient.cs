using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

public static class GetClient
{
    public sealed record Query(ClientId Client) : IQuery<ClientDetail>;

    public sealed class Handler(CaseFlowDb db, ClientDetails details) : IQueryHandler<Query, ClientDetail>
    {
        public async Task<Result<ClientDetail>> Handle(Query query, CancellationToken cancel)
        {
            var client = await db.Clients().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Client, cancel);
            return client is null ? Refusal.NotFound("client.not-found") : await details.OfAsync(client, cancel);
        }
    }
}
