namespace CaseFlow.Workflows.House.Tables;

/// <summary>A column of a table that comes from files and goes into them.</summary>
/// <param name="Key">A heading too, beside those in both languages.</param>
public sealed record TableColumn(string Key, CellKind Kind = CellKind.Text)
{
    /// <summary>Says what a line is about: a file without it is none of this table's.</summary>
    public bool IsKey { get; init; }

    /// <summary>Nothing new is made without it.</summary>
    public bool IsNeeded { get; init; }

    public IReadOnlyList<TableChoice> Choices { get; init; } = [];
}

public enum CellKind
{
    Text,

    /// <summary>May have several lines.</summary>
    Long,

    /// <summary>Never taken from a number of a spreadsheet: that has lost its leading zeros (R-SET-12).</summary>
    Code,
    Phone,
    Day,
    Money,
    Whole,
    YesNo,

    /// <summary>One of <see cref="TableColumn.Choices"/>.</summary>
    Choice,

    /// <summary>Several of them.</summary>
    Choices,

    /// <summary>Several texts.</summary>
    Texts,
}

/// <summary>What may stand in a cell: its code, and what it is called.</summary>
public sealed record TableChoice(string Code, string Chinese, string English)
{
    public bool Is(string text) =>
        string.Equals(Code, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Chinese, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(English, text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The texts of the pages, for headings and choices in both languages.</summary>
public interface ITableWords
{
    /// <param name="language">zh or en.</param>
    string In(string language, string key);
}

internal static class TableWords
{
    public static readonly IReadOnlyList<string> Languages = ["zh", "en"];

    public static string Heading(this ITableWords words, string language, ITable table, string column) =>
        words.In(language, $"table.{table.Name}.{column}");

    public static TableChoice Choice(this ITableWords words, string code, string key) =>
        new(code, words.In("zh", key), words.In("en", key));
}
