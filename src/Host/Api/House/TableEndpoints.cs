using System.Globalization;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Sheets;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseFlow.Host.Api.House;

/// <summary>Staff, clients, prices and holidays from files and into them.</summary>
internal static class TableEndpoints
{
    /// <summary>Above what is taken, so that who sends a little too much is read to the end and gets an answer.</summary>
    private const long TransportLimit = 4 * SheetFormat.MaxBytes;

    public static void MapTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("/tables").WithTags("Tables").Require(HouseRoom.UseTables);
        tables.MapGet("", List);
        tables.MapGet("/{table}/template", Template).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        tables.MapGet("/{table}/export", Export).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        tables.MapGet("/{table}/imports", Imports);
        tables
            .MapPost("/{table}/imports", Preview)
            .DisableAntiforgery() // SameOrigin sees to it for the whole API
            .WithMetadata(
                new RequestSizeLimitAttribute(TransportLimit),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = TransportLimit }
            );
        var imports = api.MapGroup("/table-imports/{id}").WithTags("Tables").Require(HouseRoom.UseTables);
        imports.MapGet("", Get);
        imports.MapPost("/preview", Renew);
        imports.MapPost("/confirm", Confirm);
        imports.MapPost("/undo", Undo);
    }

    /// <summary>The tables that the caller may take in and out, with their columns.</summary>
    /// <param name="branch">Left out: the caller's only or first one.</param>
    internal static async Task<Answer<IReadOnlyList<ListTables.Item>>> List(
        IMediator mediator,
        CancellationToken cancel,
        Guid? branch = null
    ) => await mediator.Send(new ListTables.Query(Of(branch)), cancel);

    /// <summary>A file with the headings alone.</summary>
    /// <param name="format">csv or xlsx.</param>
    /// <param name="language">Of the headings: zh or en; left out: the caller's.</param>
    internal static async Task<IResult> Template(
        string table,
        IMediator mediator,
        CancellationToken cancel,
        string format = SheetFormat.Xlsx,
        string? language = null,
        Guid? branch = null
    ) => File(await mediator.Send(new GetTemplate.Query(table, format, language ?? Language, Of(branch)), cancel));

    /// <summary>All rows as a file that comes back unchanged. Who took it out stands in the history of set-up.</summary>
    /// <param name="format">csv or xlsx.</param>
    /// <param name="language">Of headings and choices: zh or en; left out: the caller's.</param>
    internal static async Task<IResult> Export(
        string table,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancel,
        string format = SheetFormat.Xlsx,
        string? language = null,
        Guid? branch = null
    )
    {
        response.Headers.CacheControl = "no-store";
        return File(await mediator.Send(new ExportTable.Command(table, format, language ?? Language, Of(branch)), cancel));
    }

    /// <summary>Files that came to a table, newest first.</summary>
    internal static async Task<Answer<Page<ImportAnswer>>> Imports(
        string table,
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        Guid? branch = null
    )
    {
        var found = await mediator.Send(new ListImports.Query(table, Of(branch), page), cancel);
        return found.IsSuccess ? (Result<Page<ImportAnswer>>)found.Value.Select(ImportAnswer.Of) : found.Refusal;
    }

    /// <summary>Reads a CSV (UTF-8 or GBK) or XLSX file and says what each of its lines would do; nothing is done yet.</summary>
    internal static async Task<CreatedAnswer<ImportAnswer>> Preview(
        string table,
        HttpRequest request,
        IdempotencyKey idempotency,
        IMediator mediator,
        CancellationToken cancel,
        IFormFile? file = null,
        Guid? branch = null
    )
    {
        static string Location(ImportAnswer made) => $"/api/table-imports/{made.Id}";
        if (file is null)
            return new(Refusal.Invalid("file", "field.required"), Location);
        if (file.Length > SheetFormat.MaxBytes)
            return new(new Refusal(RefusalKind.TooLarge, "sheet.too-large", SheetFormat.MaxBytes / (1024 * 1024)), Location);
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancel);
        if (idempotency.Value is not null)
            idempotency.RequestHash = RequestBodies.Hash(request, content); // a repeated upload has another boundary
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        return new(ImportAnswer.Of(await mediator.Send(new PreviewImport.Command(table, content, name, Of(branch)), cancel)), Location);
    }

    /// <summary>A file that came; its lines for who brought it, for a day.</summary>
    internal static async Task<Answer<ImportAnswer>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        ImportAnswer.Of(await mediator.Send(new GetImport.Query(new(id)), cancel));

    /// <summary>Looks at its lines again, after others have changed the same.</summary>
    internal static async Task<Answer<ImportAnswer>> Renew(Guid id, IMediator mediator, CancellationToken cancel) =>
        ImportAnswer.Of(await mediator.Send(new RenewPreview.Command(new(id)), cancel));

    /// <summary>Takes it over: all lines or none. 409 if others have changed the same since it was looked at.</summary>
    internal static async Task<Answer<ImportAnswer>> Confirm(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        ImportAnswer.Of(await mediator.Send(new ConfirmImport.Command(new(id), body.Reason), cancel));

    /// <summary>Takes it back, within a day and while nobody has used what it made: all of it or nothing.</summary>
    internal static async Task<Answer<ImportAnswer>> Undo(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        ImportAnswer.Of(await mediator.Send(new UndoImport.Command(new(id), body.Reason), cancel));

    private static IResult File(Result<TableFile> made) =>
        made.IsSuccess ? TypedResults.File(made.Value.Content, made.Value.ContentType, made.Value.FileName) : new Answer<TableFile>(made);

    private static BranchId? Of(Guid? branch) => branch is { } id ? new BranchId(id) : null;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh";
}

/// <param name="UndoUntil">Left out: it cannot be taken back.</param>
/// <param name="Lines">Empty for whom did not bring it, and after a day.</param>
internal sealed record ImportAnswer(
    TableImportId Id,
    string Table,
    BranchId Branch,
    string FileName,
    ImportState State,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateTimeOffset? ImportedAt,
    DateTimeOffset? UndoneAt,
    DateTimeOffset? UndoUntil,
    int New,
    int Changed,
    int Unchanged,
    int Wrong,
    IReadOnlyList<ImportAnswer.Line> Lines
)
{
    /// <param name="Number">As the spreadsheet program counts.</param>
    public sealed record Line(
        int Number,
        LineState State,
        IReadOnlyDictionary<string, string> Cells,
        IReadOnlyList<CellChange> Changes,
        IReadOnlyList<Error> Errors
    );

    /// <param name="Column">Left out: the line as a whole.</param>
    /// <param name="Text">In the caller's language.</param>
    public sealed record Error(string? Column, string Code, string Text);

    internal static Result<ImportAnswer> Of(Result<ImportDetail> found) =>
        found.IsSuccess ? (Result<ImportAnswer>)Of(found.Value) : found.Refusal;

    internal static ImportAnswer Of(ImportDetail found) =>
        new(
            found.Id,
            found.Table,
            found.Branch,
            found.FileName,
            found.State,
            found.MadeBy,
            found.MadeAt,
            found.ImportedAt,
            found.UndoneAt,
            found.UndoUntil,
            found.New,
            found.Changed,
            found.Unchanged,
            found.Wrong,
            [.. found.Lines.Select(Of)]
        );

    private static Line Of(LineView line) =>
        new(
            line.Number,
            line.State,
            line.Cells,
            line.Changes,
            [.. line.Errors.Select(error => new Error(error.Column, error.Code, Texts.Text.Of(error.Code, [.. error.Arguments])))]
        );
}
