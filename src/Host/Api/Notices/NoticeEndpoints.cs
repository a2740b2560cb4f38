using CaseFlow.Host.Http;
using CaseFlow.Host.Pages.Notices;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Notices;

public static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", List).RequireSignedIn();
        notices.MapGet("/counts", Count).RequireSignedIn();
        notices.MapPost("/{id}/read", Read).RequireSignedIn();
        notices.MapPost("/{id}/confirm", Confirm).RequireSignedIn();
    }

    /// <summary>What the caller was told, newest first; of what is unread the urgent ones come first.</summary>
    /// <param name="box">unread (what waits for the caller) or all.</param>
    internal static async Task<Answer<Page<Told>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        NoticeWords words,
        CancellationToken cancel,
        string box = ListNotices.UnreadBox
    )
    {
        var found = await mediator.Send(new ListNotices.Query(box, page), cancel);
        return found.IsSuccess
            ? new Answer<Page<Told>>(found.Value.Select(notice => Told.Of(notice, words)))
            : new Answer<Page<Told>>(found.Refusal);
    }

    /// <summary>How many notices wait for the caller, and how many of them are urgent.</summary>
    internal static async Task<Answer<Counts>> Count(IMediator mediator, CancellationToken cancel)
    {
        var counts = await mediator.Send(new CountNotices.Query(), cancel);
        return counts.IsSuccess
            ? new Answer<Counts>(new Counts(counts.Value.Unread, counts.Value.Urgent))
            : new Answer<Counts>(counts.Refusal);
    }

    /// <summary>Opens a notice. A role's is then taken and counts for nobody else any more.</summary>
    internal static async Task<Answer<Told>> Read(Guid id, IMediator mediator, NoticeWords words, CancellationToken cancel) =>
        Show(await mediator.Send(new ReadNotice.Command(new(id)), cancel), words);

    /// <summary>Confirms an urgent notice: it leaves the top of all pages.</summary>
    internal static async Task<Answer<Told>> Confirm(Guid id, IMediator mediator, NoticeWords words, CancellationToken cancel) =>
        Show(await mediator.Send(new ConfirmNotice.Command(new(id)), cancel), words);

    private static Answer<Told> Show(Result<NoticeView> notice, NoticeWords words) =>
        notice.IsSuccess ? new Answer<Told>(Told.Of(notice.Value, words)) : new Answer<Told>(notice.Refusal);

    internal sealed record Counts(int Unread, int Urgent);

    /// <param name="Text">What it says, in the caller's language.</param>
    /// <param name="Link">What it is about; null where there is nothing to go to.</param>
    internal sealed record Told(string Text, string? Link, NoticeView Notice)
    {
        public static Told Of(NoticeView notice, NoticeWords words) => new(words.Whole(notice), NoticeWords.LinkOf(notice), notice);
    }
}
