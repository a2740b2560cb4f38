using CaseFlow.Host.Pages.Charts;
using CaseFlow.Workflows.Charts;

namespace CaseFlow.Host.Api.Charts;

public sealed class ChartsFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api) => api.MapCharts();

    public override void MapPages(RouteGroupBuilder pages) => pages.MapChartPages();

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("charts/access", "list-check", ChartsRoom.ReadRegister)];
}
