using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>What is known of a client's body, and what was asked when; by the number of a merged file the survivor's.</summary>
public static class ListFacts
{
    public sealed record Query(ClientId Client) : IQuery<Response>;

    public sealed record Response(ClientId ClientId, IReadOnlyList<FactView> Facts, IReadOnlyList<KindView> Kinds);

    public sealed class Handler(CaseFlowDb db, FactViews views, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await db.FindClientAsync(query.Client, cancel) is not { } client)
                return Refusal.NotFound("client.not-found");
            if (!person.Holds(client.BranchId, ClientsRoom.Facts))
                return Refusal.Forbidden("facts.may-not-read");
            return await views.OfAsync(client, cancel);
        }
    }
}
