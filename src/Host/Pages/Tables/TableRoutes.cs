using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Tables;

/// <summary>Tables in and out: what there is, and what became of a file.</summary>
internal static class TableRoutes
{
    private const int LinesOnAPage = 100;

    public static void MapTablePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/setup/tables", ShowAsync).Require(HouseRoom.UseTables);
        pages.MapGet("/setup/tables/imports/{id:guid}", ImportAsync).Require(HouseRoom.UseTables);
    }

    private static async Task<IResult> ShowAsync(IMediator mediator, CancellationToken cancel, string? table = null, Guid? branch = null)
    {
        BranchId? at = branch is { } id ? new BranchId(id) : null;
        var tables = await mediator.Send(new ListTables.Query(at), cancel);
        if (!tables.IsSuccess)
            return PageResults.Refused(tables.Refusal);
        if (tables.Value is not [var first, ..])
            return PageResults.Refused(Refusal.Forbidden("branch.not-yours"));
        var shown = tables.Value.FirstOrDefault(one => one.Name == table) ?? first;
        var imports = await mediator.Send(new ListImports.Query(shown.Name, at, new Paging(1, 10)), cancel);
        return imports.Page<TablesPage, Page<ImportDetail>>(found => new
        {
            Tables = tables.Value,
            Shown = shown,
            Branch = at,
            Imports = found.Items,
        });
    }

    private static async Task<IResult> ImportAsync(
        Guid id,
        IMediator mediator,
        CancellationToken cancel,
        string? state = null,
        int page = 1
    )
    {
        var found = await mediator.Send(new GetImport.Query(new TableImportId(id)), cancel);
        return found.Page<ImportPage, ImportDetail>(import =>
        {
            var wanted = Enum.TryParse<LineState>(state, ignoreCase: true, out var named) ? named : FirstOf(import);
            List<LineView> lines = [.. import.Lines.Where(line => line.State == wanted)];
            var at = Math.Clamp(page, 1, Math.Max(1, (lines.Count + LinesOnAPage - 1) / LinesOnAPage));
            return new
            {
                Import = import,
                State = wanted,
                Lines = new Page<LineView>([.. lines.Skip((at - 1) * LinesOnAPage).Take(LinesOnAPage)], at, LinesOnAPage, lines.Count),
            };
        });
    }

    /// <summary>What is wrong first, then what would be done.</summary>
    private static LineState FirstOf(ImportDetail import) =>
        import switch
        {
            { Wrong: > 0 } => LineState.Error,
            { New: > 0 } => LineState.New,
            { Changed: > 0 } => LineState.Changed,
            _ => LineState.Unchanged,
        };
}
