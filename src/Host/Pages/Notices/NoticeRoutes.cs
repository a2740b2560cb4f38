using CaseFlow.Host.Security;
using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Notices;

/// <summary>The bell of every page, and the list behind it.</summary>
internal static class NoticeRoutes
{
    public static void MapNoticePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/notices", ListAsync).RequireSignedIn();
        pages.MapGet("/notices/bell", BellAsync).RequireSignedIn();
        pages.MapGet("/notices/{id:guid}/open", OpenAsync).RequireSignedIn();
    }

    private static async Task<IResult> ListAsync(string? box, int? page, IMediator mediator, CancellationToken cancel)
    {
        var wanted = box == ListNotices.AllBox ? ListNotices.AllBox : ListNotices.UnreadBox;
        var unread = await mediator.Send(new CountNotices.Query(), cancel);
        var push = await mediator.Send(new ListPushDevices.Query(), cancel);
        var notices = await NearestPage.OfAsync(page, 30, paging => mediator.Send(new ListNotices.Query(wanted, paging), cancel));
        return notices.Page<NoticesPage, Page<NoticeView>>(found => new
        {
            Box = wanted,
            Notices = found,
            Unread = unread.Value?.Unread ?? 0,
            Push = push.Value!,
        });
    }

    private static async Task<IResult> BellAsync(IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new CountNotices.Query(), cancel)).Page<Bell, CountNotices.Response>(found => new { Counts = found });

    /// <summary>Opening a notice is reading it; what it is about comes next.</summary>
    private static async Task<IResult> OpenAsync(Guid id, IMediator mediator, CancellationToken cancel)
    {
        var opened = await mediator.Send(new ReadNotice.Command(new NoticeId(id)), cancel);
        return opened.IsSuccess
            ? Results.LocalRedirect(NoticeWords.LinkOf(opened.Value) ?? $"/notices?box={ListNotices.AllBox}")
            : PageResults.Refused(opened.Refusal);
    }
}
