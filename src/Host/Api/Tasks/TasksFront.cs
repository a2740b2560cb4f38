using CaseFlow.Host.Pages.Tasks;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Host.Api.Tasks;

public sealed class TasksFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapTasks();
        api.MapTaskPiles();
        api.MapTaskFilters();
    }

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapInboxPages();
        pages.MapTaskPages();
    }

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("inbox", "inbox", TasksRoom.Read)];
}
