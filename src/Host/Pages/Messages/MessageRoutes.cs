using CaseFlow.Host.Security;
using CaseFlow.Host.Workers;
using CaseFlow.Workflows.Messages;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Messages;

/// <summary>The report of messages, one with its way, and the page behind the link by which a client ends marketing.</summary>
internal static class MessageRoutes
{
    public static void MapMessagePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/messages", ListAsync).Require(MessagesRoom.Read);
        pages.MapGet("/messages/{id:guid}", ShowAsync).Require(MessagesRoom.Read);
        pages.MapGet("/stop/{code}", LookAsync).AllowAnonymous();
        pages.MapPost("/stop/{code}", PressAsync).AllowAnonymous();
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel, string? state = null, int page = 1)
    {
        var wanted = ListMessages.States.Contains(state) ? state : null;
        var found = await NearestPage.OfAsync(page, 30, paging => mediator.Send(new ListMessages.Query(wanted, Paging: paging), cancel));
        return found.Page<MessagesPage, Page<MessageView>>(messages => new { State = wanted, Messages = messages });
    }

    private static async Task<IResult> ShowAsync(Guid id, IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new GetMessage.Query(new MessageId(id)), cancel)).Page<MessagePage, GetMessage.Response>(found => new
        {
            found.Message,
            found.Way,
            found.Task,
        });

    /// <summary>Changes nothing: whatever makes a preview of a message opens its links (R-MSG-10).</summary>
    /// <remarks>Who has the link is nobody of the staff; the code alone finds the message, in whichever branch.</remarks>
    private static async Task<IResult> LookAsync(string code, AsSystem link, CancellationToken cancel) =>
        Stop(await link.SendAsync("link", new StopMarketing.Query(code), cancel), isDone: false);

    private static async Task<IResult> PressAsync(string code, AsSystem link, CancellationToken cancel) =>
        Stop(await link.SendAsync("link", new StopMarketing.Command(code), cancel), isDone: true);

    private static IResult Stop(Result<StopMarketing.Response> found, bool isDone) =>
        found.Page<StopPage, StopMarketing.Response>(link => new
        {
            link.Clinic,
            link.IsEnglish,
            IsDone = isDone,
        });
}
