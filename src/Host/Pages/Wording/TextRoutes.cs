using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Wording;

/// <summary>The texts of the clinic: list, one with its versions, and what it looks like while it is written.</summary>
internal static class TextRoutes
{
    public static void MapTextPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/setup/texts", ListAsync).Require(HouseRoom.ReadTexts);
        pages.MapGet("/setup/texts/new", New).Require(HouseRoom.WriteTexts);
        pages.MapPost("/setup/texts/preview", PreviewAsync).Require(HouseRoom.ReadTexts);
        pages.MapGet("/setup/texts/{kind}/{key}", ShowAsync).Require(HouseRoom.ReadTexts);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel, string? kind = null, string? q = null)
    {
        var wanted = TextKind.All.Contains(kind) ? kind : null;
        return (await mediator.Send(new ListTexts.Query(wanted, q), cancel)).Page<TextsPage, ListTexts.Response>(found => new
        {
            Kind = wanted,
            Q = q,
            found.Items,
        });
    }

    private static RazorComponentResult<NewTextPage> New(Words words, string? kind = null)
    {
        var wanted = TextKind.All.Contains(kind) ? kind! : TextKind.Message;
        return new(new { Kind = wanted, Forms = new TextForms(words) });
    }

    private static async Task<IResult> ShowAsync(
        string kind,
        string key,
        IMediator mediator,
        Visitor visitor,
        Words words,
        CancellationToken cancel
    )
    {
        var text = await mediator.Send(new GetText.Query(kind, key), cancel);
        var changes = visitor.May(HouseRoom.ReadSetupHistory)
            ? (await mediator.Send(new ListSetupChanges.Query(SetupSubject.Text, $"{kind}/{key}", new Paging(1, 50)), cancel)).Value?.Items
            : null;
        return text.Page<TextPage, GetText.Response>(found => new
        {
            Text = found,
            Forms = new TextForms(words),
            Changes = changes,
        });
    }

    /// <summary>What is typed, filled with examples; nothing is stored.</summary>
    private static async Task<IResult> PreviewAsync(HttpContext http, IMediator mediator)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var query = new PreviewText.Query(
            form["kind"].ToString(),
            form["key"].ToString(),
            form["chinese"].ToString().Trim(),
            form["english"].ToString().Trim()
        );
        return (await mediator.Send(query, http.RequestAborted)).Page<TextPreview, PreviewText.Response>(seen => new { Seen = seen });
    }
}
