using CaseFlow.Host.Pages.Inbox;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>What the visitor looks at in the inbox; the address of the page says it.</summary>
/// <param name="Known">The tasks that the open page shows already, separated by commas: they stay where they are.</param>
public sealed record InboxView(
    string? Box,
    string? Q,
    string? Stage,
    string? Due,
    string? Sort,
    int? Page,
    string? Role = null,
    string? Step = null,
    string? Waiting = null,
    string? Branch = null,
    string? Known = null
)
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
                ["role"] = Empty(Role),
                ["step"] = Empty(Step),
                ["waiting"] = Empty(Waiting),
                ["branch"] = Empty(Branch),
                ["sort"] = Empty(Sort),
                ["page"] = page > 1 ? $"{page}" : null,
            }
        );

    public static InboxView Of(TaskCriteria criteria) =>
        new(
            criteria.Box,
            criteria.Q,
            criteria.Stage,
            criteria.Due,
            criteria.Sort,
            null,
            criteria.Role,
            criteria.Step,
            criteria.Waiting is { } minutes ? $"{minutes}" : null,
            criteria.Branch?.ToString()
        );

    /// <summary>What was typed into the address and means nothing asks for nothing.</summary>
    public TaskCriteria Criteria =>
        new(
            Box ?? "open",
            Empty(Role),
            Empty(Stage),
            Empty(Step),
            Empty(Due),
            int.TryParse(Waiting, out var minutes) ? minutes : null,
            Guid.TryParse(Branch, out var branch) ? new BranchId(branch) : null,
            Empty(Q),
            Empty(Sort)
        );

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class InboxRoutes
{
    public static void MapInboxPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inbox", ShowAsync).Require(TasksRoom.Read);
        pages.MapGet("/palette", FindAsync).Require(TasksRoom.Read);
    }

    private static async Task<IResult> ShowAsync(
        [AsParameters] InboxView view,
        Visitor visitor,
        CurrentPerson person,
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
        var criteria = view.Criteria with { Box = box };
        var tasks = await NearestPage.OfAsync(
            view.Page,
            InboxView.PageSize,
            paging => mediator.Send(new ListTasks.Query(criteria, paging), cancel)
        );
        if (!tasks.IsSuccess)
            return PageResults.Refused(tasks.Refusal);
        var frame = await InboxFrame.ReadAsync(box, isWhole: view.Known is null, mediator, cancel);
        var list = await InboxList.OfAsync(tasks.Value, InboxList.Known(view.Known), person, mediator, cancel);
        return list.Page<InboxPage, InboxList>(found => new
        {
            View = view with
            {
                Box = box,
            },
            Counts = counts.Value,
            List = found,
            Frame = frame,
        });
    }

    private static async Task<IResult> FindAsync(PaletteSearch search, CancellationToken cancel, string? q = null) =>
        new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<PaletteList>(new { Groups = await search.FindAsync(q, cancel) });
}
