using CaseFlow.Host.Security;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>What the visitor looks at in the inbox; the address of the page says it.</summary>
public sealed record InboxView(string? Box, string? Q, string? Stage, string? Due, string? Sort, int? Page)
{
    public const int PageSize = 50;

    public string Url(string? box = null, int page = 1) =>
        QueryHelpers.AddQueryString(
            "/inbox",
            new Dictionary<string, string?>
            {
                ["box"] = box ?? Box,
                ["q"] = Empty(Q),
                ["stage"] = Empty(Stage),
                ["due"] = Empty(Due),
                ["sort"] = Empty(Sort),
                ["page"] = page > 1 ? $"{page}" : null,
            }
        );

    public ListTasks.Query AsQuery(string box, Paging paging) =>
        new(box, Stage: Empty(Stage), Due: Empty(Due), Q: Empty(Q), Sort: Empty(Sort), Paging: paging);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class InboxRoutes
{
    public static void MapInboxPages(this RouteGroupBuilder pages) => pages.MapGet("/inbox", ShowAsync).Require(TasksRoom.Read);

    private static async Task<IResult> ShowAsync(
        [AsParameters] InboxView view,
        Visitor visitor,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var counts = await mediator.Send(new CountTasks.Query(), cancel);
        if (!counts.IsSuccess)
            return PageResults.Refused(counts.Refusal);

        // Without a wish, people see what is theirs; when nothing is, what they could take. Who only looks on sees all.
        var box =
            view.Box is "mine" or "open" or "all" ? view.Box
            : !visitor.May(TasksRoom.Work) ? "all"
            : counts.Value.Mine > 0 ? "mine"
            : "open";
        var tasks = await NearestPage.OfAsync(view.Page, InboxView.PageSize, paging => mediator.Send(view.AsQuery(box, paging), cancel));
        return tasks.Page<InboxPage, Page<TaskSummary>>(found => new
        {
            View = view with
            {
                Box = box,
            },
            Counts = counts.Value,
            Tasks = found,
        });
    }
}
