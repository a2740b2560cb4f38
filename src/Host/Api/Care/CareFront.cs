using CaseFlow.Host.Pages.Care;
using CaseFlow.Workflows.Care;

namespace CaseFlow.Host.Api.Care;

public sealed class CareFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapConflicts();
        api.MapSafety();
    }

    public override void MapPages(RouteGroupBuilder pages) => pages.MapConflictPages();

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("conflicts", "alert-triangle", CareRoom.Conflicts)];
}
