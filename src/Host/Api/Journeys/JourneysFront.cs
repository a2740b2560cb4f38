using CaseFlow.Host.Pages.Journeys;
using CaseFlow.Host.Pages.Mending;
using CaseFlow.Host.Pages.Migrations;
using CaseFlow.Host.Pages.Raising;
using CaseFlow.Workflows.Journeys;

namespace CaseFlow.Host.Api.Journeys;

public sealed class JourneysFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapJourneys();
        api.MapJourneyOperations();
        api.MapMigrations();
        api.MapEvents();
    }

    public override void MapBesideApi(IEndpointRouteBuilder app) => app.MapRequests();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapJourneyPages();
        pages.MapMendingPages();
        pages.MapRaisingPages();
        pages.MapMigrationPages();
    }

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("journeys", "route", JourneysRoom.Read)];
}
