using System.Text.Json.Serialization;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>A line of a file: what it says, which row it is about, and what is wrong with it.</summary>
/// <param name="number">As the spreadsheet program counts.</param>
/// <param name="columns">Those that the file has.</param>
/// <param name="cells">By column, as they would be stored; blank ones are left out: they change nothing.</param>
public sealed class ImportLine(int number, IReadOnlyList<string> columns, Dictionary<string, string> cells)
{
    public int Number { get; } = number;

    public IReadOnlyList<string> Columns { get; } = columns;

    public Dictionary<string, string> Cells { get; } = cells;

    public List<LineError> Errors { get; init; } = [];

    [JsonIgnore]
    public TableRow? Row { get; set; }

    [JsonIgnore]
    public List<CellChange> Changes { get; } = [];

    [JsonIgnore]
    public LineState State =>
        Errors.Count > 0 ? LineState.Error
        : Row is null ? LineState.New
        : Changes.Count > 0 ? LineState.Changed
        : LineState.Unchanged;

    /// <summary>What the file says, else what is there.</summary>
    public string? this[string column] => Cells.GetValueOrDefault(column) ?? Row?.Cells.GetValueOrDefault(column);

    public bool Has(string column) => Columns.Contains(column);

    public void Fail(string? column, string code, params object[] arguments) =>
        Errors.Add(new LineError(column, code, [.. arguments.Select(LineError.Text)]));

    /// <summary>What a use case would not do.</summary>
    public void Fail(Refusal refusal, ITable table)
    {
        foreach (var field in refusal.Fields)
            Fail(table.ColumnOf(field.Field), field.Code, field.Arguments);
        if (refusal.Fields.Count == 0)
            Fail(null, refusal.Code, refusal.Arguments);
    }
}

/// <param name="Column">Null: the line as a whole.</param>
/// <param name="Given">What stands there, if it could not be read.</param>
public sealed record LineError(string? Column, string Code, IReadOnlyList<string> Arguments, string? Given = null)
{
    internal static string Text(object argument) => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

public sealed record CellChange(string Column, string? Before, string? After);

public enum LineState
{
    New,
    Changed,
    Unchanged,
    Error,
}
