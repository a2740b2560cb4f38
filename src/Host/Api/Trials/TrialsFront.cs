using CaseFlow.Host.Pages.Trials;

namespace CaseFlow.Host.Api.Trials;

public sealed class TrialsFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api) => api.MapTrials();

    public override void MapPages(RouteGroupBuilder pages) => pages.MapTrialPages();
}
