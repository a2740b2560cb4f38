using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>
/// What a clinic keeps in a list that can come from a file and go into one (R-SET-11). A room that has such a list says here how its lines
/// are read and put in; by the use cases that its pages send, so that the same rules count.
/// </summary>
public interface ITable
{
    /// <summary>staff, clients, prices, holidays.</summary>
    string Name { get; }

    /// <summary>Who lacks it in the branch takes nothing in or out.</summary>
    string Permission { get; }

    Task<IReadOnlyList<TableColumn>> ColumnsAsync(CancellationToken cancel);

    /// <summary>What is there now, in the order of the list.</summary>
    Task<IReadOnlyList<TableRow>> ReadAsync(BranchId branch, CancellationToken cancel);

    /// <summary>As it is compared and shown: a number is masked for who does not see it (R-PRI-3).</summary>
    string Show(BranchId branch, string column, string value) => value;

    /// <summary>As it would be stored.</summary>
    string Canonical(string column, string value) => value;

    /// <summary>False for a column that says how something is changed, not what.</summary>
    bool IsKept(string column) => true;

    /// <summary>Says of each line which row it is about, or what is wrong with it.</summary>
    void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines);

    /// <summary>Stages what lines without an error ask for, or tells the lines why not.</summary>
    Task<IReadOnlyList<ImportedThing>> PutAsync(BranchId branch, IReadOnlyList<ImportLine> lines, string? reason, CancellationToken cancel);

    /// <summary>Stages that one thing is again as it was; refuses if somebody has used or changed it since.</summary>
    Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel);

    /// <summary>Which column a field of a use case is.</summary>
    string ColumnOf(string field) => field;
}

/// <param name="Id">Of the thing; several rows may be about one.</param>
/// <param name="Cells">By column; what is not known is left out.</param>
public sealed record TableRow(string Id, IReadOnlyDictionary<string, string> Cells);

/// <summary>What an import made or changed.</summary>
/// <param name="Before">As its table writes it; null: it was not there.</param>
/// <param name="After">As above: while it is so, nobody has changed it since.</param>
public sealed record ImportedThing(string Id, string Name, string? Before, string After);

/// <param name="Since">When it was imported.</param>
public sealed record Undoing(DateTimeOffset Since, long SinceChange, string? Reason);
