using System.Globalization;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.Sheets;
using CaseFlow.Workflows.Ledger;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Ledger;

/// <summary>What was paid and is not done (R-BAL-1 to 3).</summary>
public static class BalanceEndpoints
{
    private static readonly string[] Columns =
    [
        "client",
        "item",
        "done",
        "quantity",
        "paid",
        "performed",
        "refunded",
        "balance",
        "state",
        "owner",
        "date",
        "days",
        "note",
    ];

    public static void MapBalances(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clients/{id}/balance", OfClient).WithTags("Balances").Require(LedgerRoom.ReadBalances);
        var balances = api.MapGroup("/balances").WithTags("Balances");
        balances.MapGet("", List).Require(LedgerRoom.ReadBalances);
        balances.MapGet("/export", Export).Produces(StatusCodes.Status200OK, contentType: "text/csv").Require(LedgerRoom.ReadBalances);
        balances.MapPost("/{order}/{line}/decide", Decide).Require(LedgerRoom.DecideBalances);
        balances.MapPost("/{order}/{line}/write-off", WriteOff).Require(LedgerRoom.WriteOff);
    }

    /// <summary>
    /// All that a client has paid for, line by line: paid = performed + refunded + balance, with state, owner and date of what is left.
    /// </summary>
    internal static async Task<Answer<GetClientBalance.Response>> OfClient(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetClientBalance.Query(new(id)), cancel);

    /// <summary>What was paid and is not done in the caller's branches; what is to be seen to first comes first.</summary>
    /// <param name="state">undecided, booked, kept, exchanged, refund-asked; left out: all.</param>
    /// <param name="owner">mine, lead (nobody's own), or a person's id; left out: everybody's.</param>
    /// <param name="olderThan">Paid more than so many days ago.</param>
    /// <param name="until">To be seen to by this day.</param>
    internal static async Task<Answer<ListBalances.Response>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? state = null,
        string? owner = null,
        int? olderThan = null,
        DateOnly? until = null
    ) => await mediator.Send(new ListBalances.Query(state, owner, olderThan, until, page), cancel);

    /// <summary>The same list as CSV, all of it.</summary>
    internal static async Task<IResult> Export(
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancel,
        string? state = null,
        string? owner = null,
        int? olderThan = null,
        DateOnly? until = null
    )
    {
        List<IReadOnlyList<SheetCell>> rows =
        [
            [.. Columns.Select(column => new SheetCell(Texts.Text.Of($"page.balance.csv.{column}")))],
        ];
        for (var page = 1; ; page++)
        {
            var paging = new Paging(page, PagingValidator.MostRows);
            var found = await mediator.Send(new ListBalances.Query(state, owner, olderThan, until, paging), cancel);
            if (!found.IsSuccess)
                return new Answer<ListBalances.Response>(found.Refusal);
            rows.AddRange(found.Value.Lines.Items.Select(Cells));
            if (page * paging.PageSize >= found.Value.Lines.Total)
                break;
        }
        response.Headers.CacheControl = "no-store";
        var file = await SheetFormat.WriteAsync(SheetFormat.Csv, "balances", rows);
        return Results.File(file, SheetFormat.ContentType(SheetFormat.Csv), "balances.csv");
    }

    /// <summary>Booked or kept until a day, and by whom it is seen to.</summary>
    internal static async Task<Answer<BalanceView>> Decide(
        Guid order,
        int line,
        DecideBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new DecideBalance.Command(
                new(order),
                line,
                body.State ?? "",
                body.Date,
                body.Owner is { } owner ? new PersonId(owner) : null,
                body.Note
            ),
            cancel
        );

    /// <summary>So much of it was performed, though no procedure has a record of it.</summary>
    internal static async Task<Answer<BalanceView>> WriteOff(
        Guid order,
        int line,
        WriteOffBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new WriteOffBalance.Command(new(order), line, body.Quantity ?? 0, body.Note ?? ""), cancel);

    private static IReadOnlyList<SheetCell> Cells(BalanceView line) =>
        [
            new(line.Client ?? ""),
            new(line.Title),
            Number(line.Done),
            Number(line.Quantity),
            new(line.Paid, SheetCellKind.Number),
            new(line.Performed, SheetCellKind.Number),
            new(line.Refunded, SheetCellKind.Number),
            new(line.Balance, SheetCellKind.Number),
            new(Texts.Text.Of($"page.balance.state.{line.State}")),
            new(line.Owner ?? Texts.Text.Of("page.balance.lead")),
            new(line.Date is { } date ? $"{date:yyyy-MM-dd}" : "", SheetCellKind.Day),
            Number(line.Days),
            new(line.Note ?? ""),
        ];

    private static SheetCell Number(decimal value) => new(value.ToString("0.##", CultureInfo.InvariantCulture), SheetCellKind.Number);

    internal sealed record WriteOffBody(decimal? Quantity, string? Note);

    /// <param name="State">booked or kept.</param>
    /// <param name="Owner">Id; left out: whoever it is.</param>
    internal sealed record DecideBody(string? State, DateOnly? Date, Guid? Owner = null, string? Note = null);
}
