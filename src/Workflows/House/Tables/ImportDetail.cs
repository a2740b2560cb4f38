using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>A file that came, and what its lines would do or did.</summary>
/// <param name="Lines">Empty for whom did not bring it, and after a day.</param>
/// <param name="UndoUntil">Null: it cannot be taken back.</param>
public sealed record ImportDetail(
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
    bool IsMine,
    IReadOnlyList<LineView> Lines
)
{
    internal static ImportDetail Of(TableImport import, bool isMine, bool withLines = true) =>
        new(
            import.Id,
            import.Table,
            import.BranchId,
            import.FileName,
            import.State,
            import.MadeBy,
            import.MadeAt,
            import.ImportedAt,
            import.UndoneAt,
            import.State == ImportState.Imported ? import.ImportedAt + ImportDesk.Keep : null,
            import.New,
            import.Changed,
            import.Unchanged,
            import.Wrong,
            isMine,
            isMine && withLines ? import.ReadPreview() : []
        );
}

/// <summary>A file that came to a table that the caller may take in.</summary>
public static class GetImport
{
    public sealed record Query(TableImportId Import) : IQuery<ImportDetail>;

    public sealed class Handler(ImportBook book) : IQueryHandler<Query, ImportDetail>
    {
        public async Task<Result<ImportDetail>> Handle(Query query, CancellationToken cancel)
        {
            var found = await book.FindAsync(query.Import, cancel);
            return found.IsSuccess ? ImportDetail.Of(found.Value.Import, book.IsMine(found.Value.Import)) : found.Refusal;
        }
    }
}

/// <summary>What came to a table, newest first, without the lines.</summary>
public static class ListImports
{
    /// <param name="Branch">Null: the caller's only or first one.</param>
    public sealed record Query(string Table, BranchId? Branch = null, Paging? Paging = null) : IQuery<Page<ImportDetail>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
    }

    public sealed class Handler(CaseFlowDb db, ImportDesk desk, ImportBook book) : IQueryHandler<Query, Page<ImportDetail>>
    {
        public async Task<Result<Page<ImportDetail>>> Handle(Query query, CancellationToken cancel)
        {
            var found = desk.Find(query.Table, query.Branch);
            if (!found.IsSuccess)
                return found.Refusal;
            var branch = found.Value.Branch;
            var page = await db.TableImports()
                .AsNoTracking()
                .Where(row => row.BranchId == branch && row.Table == query.Table)
                .OrderByDescending(row => row.MadeAt)
                .ToPageAsync(query.Paging, cancel);
            return page.Select(import => ImportDetail.Of(import, book.IsMine(import), withLines: false));
        }
    }
}
