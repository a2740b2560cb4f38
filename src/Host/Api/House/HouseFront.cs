using CaseFlow.Host.Pages.House;
using CaseFlow.Host.Pages.Places;
using CaseFlow.Host.Pages.Setup;
using CaseFlow.Host.Pages.Tables;
using CaseFlow.Host.Pages.Wording;

namespace CaseFlow.Host.Api.House;

public sealed class HouseFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAuth();
        api.MapMe();
        api.MapSettings();
        api.MapStaff();
        api.MapBranches();
        api.MapSetup();
        api.MapHours();
        api.MapPlaces();
        api.MapShifts();
        api.MapLeaves();
        api.MapTexts();
        api.MapTables();
    }

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapAccountPages();
        pages.MapSetupPages();
        pages.MapPlacePages();
        pages.MapLeavePages();
        pages.MapTextPages();
        pages.MapTablePages();
    }
}
