using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Messages;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Clients;

internal static class ClientRoutes
{
    /// <summary>What the desk starts when somebody comes in (P1).</summary>
    public const string VisitDefinition = "client-visit";

    public static void MapClientPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/clients", ListAsync).Require(ClientsRoom.Read);
        pages.MapGet("/clients/new", RegisterAsync).Require(ClientsRoom.Write);
        pages.MapGet("/clients/merges", MergesAsync).Require(ClientsRoom.Write);
        pages.MapGet("/clients/{id:guid}", ShowAsync).Require(ClientsRoom.Read);
        pages.MapGet("/clients/{id:guid}/edit", EditAsync).Require(ClientsRoom.Write);
        pages.MapGet("/clients/{id:guid}/merge", MergeAsync).Require(ClientsRoom.Write);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        Visitor visitor,
        CancellationToken cancel,
        string? q = null,
        bool visit = false,
        int page = 1
    )
    {
        var clients = await NearestPage.OfAsync(
            page,
            30,
            paging => mediator.Send(new ListClients.Query(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), paging), cancel)
        );
        await visitor.LearnVisitsAsync(mediator, cancel);
        var missing = visit ? (await mediator.Send(new ListVisitNeeds.Query(), cancel)).Value ?? [] : [];
        return clients.Page<ClientsPage, Page<ClientHead>>(found => new
        {
            Q = q,
            IsVisit = visit,
            Clients = found,
            Missing = missing,
        });
    }

    private static async Task<IResult> ShowAsync(Guid id, IMediator mediator, Visitor visitor, Words words, CancellationToken cancel)
    {
        var client = await mediator.Send(new GetClient.Query(new ClientId(id)), cancel);
        if (!client.IsSuccess)
            return PageResults.Refused(client.Refusal);

        await visitor.LearnVisitsAsync(mediator, cancel);
        var forms = await FormsAsync(mediator, words, cancel);
        var journeys = visitor.May(JourneysRoom.Read)
            ? (await mediator.Send(new ListJourneys.Query(ClientId: client.Value.Id, Paging: new Paging(1, 100)), cancel)).Value?.Items
            : null;
        var history = visitor.May(ClientsRoom.History)
            ? (await mediator.Send(new GetClientHistory.Query(client.Value.Id), cancel)).Value
            : null;
        var record = visitor.May(ClientsRoom.Facts) ? (await mediator.Send(new ListFacts.Query(client.Value.Id), cancel)).Value : null;
        var balance = visitor.May(LedgerRoom.ReadBalances)
            ? (await mediator.Send(new GetClientBalance.Query(client.Value.Id), cancel)).Value
            : null;
        var messages = visitor.May(MessagesRoom.Read)
            ? (await mediator.Send(new ListMessages.Query(Client: client.Value.Id, Paging: new Paging(1, 50)), cancel)).Value?.Items
            : null;
        return client.Page<ClientPage, ClientDetail>(found => new
        {
            Client = found,
            Journeys = journeys ?? [],
            Forms = forms,
            Record = record,
            Balance = balance is { Lines.Count: > 0 } ? balance : null,
            History = history,
            Messages = messages,
        });
    }

    /// <summary>A file that was merged is corrected as the survivor's.</summary>
    private static async Task<IResult> EditAsync(Guid id, IMediator mediator, Words words, CancellationToken cancel)
    {
        var client = await mediator.Send(new GetClient.Query(new ClientId(id)), cancel);
        var forms = await FormsAsync(mediator, words, cancel);
        return client.Page<EditPage, ClientDetail>(found => new { Client = found, Forms = forms });
    }

    private static async Task<IResult> MergeAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        Guid? with = null
    )
    {
        var client = await mediator.Send(new GetClient.Query(new ClientId(id)), cancel);
        if (!client.IsSuccess)
            return PageResults.Refused(client.Refusal);
        var other = with is { } one ? (await mediator.Send(new GetClient.Query(new ClientId(one)), cancel)).Value : null;
        var found = string.IsNullOrWhiteSpace(q)
            ? client.Value.SameMobile
            : (await mediator.Send(new ListClients.Query(q.Trim(), new Paging(1, 20)), cancel)).Value?.Items;
        return client.Page<MergePage, ClientDetail>(one => new
        {
            Client = one,
            Other = other?.Id == one.Id ? null : other,
            Q = q,
            Found = (IReadOnlyList<ClientHead>)[.. (found ?? []).Where(head => head.Id != one.Id)],
        });
    }

    private static async Task<IResult> MergesAsync(IMediator mediator, CancellationToken cancel, int page = 1)
    {
        var merges = await NearestPage.OfAsync(page, 30, paging => mediator.Send(new ListMerges.Query(paging), cancel));
        return merges.Page<MergesPage, Page<MergeView>>(found => new { Merges = found });
    }

    private static async Task<IResult> RegisterAsync(string? q, IMediator mediator, Visitor visitor, Words words, CancellationToken cancel)
    {
        await visitor.LearnVisitsAsync(mediator, cancel);
        return new RazorComponentResult<RegisterPage>(new { Known = q, Forms = await FormsAsync(mediator, words, cancel) });
    }

    private static async Task<ClientForms> FormsAsync(IMediator mediator, Words words, CancellationToken cancel) =>
        new(
            words,
            (await mediator.Send(new GetForms.Query([ClientForms.Registration]), cancel)).Value?.GetValueOrDefault(ClientForms.Registration)
        );
}
