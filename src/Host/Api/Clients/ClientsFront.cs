using CaseFlow.Host.Pages.Clients;
using CaseFlow.Workflows.Clients;

namespace CaseFlow.Host.Api.Clients;

public sealed class ClientsFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapClients();
        api.MapMerges();
        api.MapFacts();
    }

    public override void MapPages(RouteGroupBuilder pages) => pages.MapClientPages();

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("clients", "users", ClientsRoom.Read)];
}
