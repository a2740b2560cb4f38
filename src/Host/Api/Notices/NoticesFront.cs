using CaseFlow.Host.Pages.Notices;

namespace CaseFlow.Host.Api.Notices;

public sealed class NoticesFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapNotices();
        api.MapPushDevices();
    }

    public override void MapPages(RouteGroupBuilder pages) => pages.MapNoticePages();
}
