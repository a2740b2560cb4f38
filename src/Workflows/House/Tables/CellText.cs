using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.House.Sheets;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>
/// Reads a cell as its column wants it, strictly (R-SET-12): codes and phones are texts, a date has one meaning. What is not certain is an
/// error, never a guess.
/// </summary>
internal static partial class CellText
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] YesWords = ["yes", "y", "true", "1", "是", "有", "√"];
    private static readonly string[] NoWords = ["no", "n", "false", "0", "否", "无", "×"];
    private static readonly char[] Separators = [';', '；', '\n'];

    /// <returns>As it is stored, or null with what is wrong.</returns>
    public static string? Read(TableColumn column, SheetCell cell, out string? error)
    {
        var text = cell.Text.Trim();
        error = cell.Kind == SheetCellKind.Broken || BrokenFormula().IsMatch(text) ? "cell.broken" : null;
        if (error is not null)
            return null;
        return column.Kind switch
        {
            CellKind.Code => Code(text, cell.Kind, out error),
            CellKind.Phone => Phone(text, cell.Kind, out error),
            CellKind.Day => Day(text, cell.Kind, out error),
            CellKind.Money => Money(text, out error),
            CellKind.Whole => Whole(text, out error),
            CellKind.YesNo => YesNo(text, out error),
            CellKind.Choice => Choice(column, text, out error),
            CellKind.Choices => Several(
                text,
                one => Choice(column, one, out var wrong) is { } code ? (code, wrong) : (null, wrong),
                out error
            ),
            CellKind.Texts => Several(text, one => (one, null), out error),
            CellKind.Long => text.ReplaceLineEndings("\n"),
            _ => Line(text, out error),
        };
    }

    /// <summary>What is stored, for a file: words in the reader's language where they are clear.</summary>
    public static SheetCell Write(TableColumn column, string value, string language) =>
        column.Kind switch
        {
            CellKind.Money or CellKind.Whole => new SheetCell(value, SheetCellKind.Number),
            CellKind.YesNo when language == "zh" => new SheetCell(value == "yes" ? "是" : "否"),
            CellKind.Choice => new SheetCell(Word(column, value, language)),
            CellKind.Choices => new SheetCell(string.Join("; ", value.Split("; ").Select(one => Word(column, one, language)))),
            _ => new SheetCell(value),
        };

    private static string Word(TableColumn column, string code, string language)
    {
        if (column.Choices.FirstOrDefault(choice => choice.Code == code) is not { } found)
            return code;
        var word = language == "zh" ? found.Chinese : found.English;
        return column.Choices.Count(choice => choice.Is(word)) == 1 ? word : code;
    }

    private static string? Line(string text, out string? error)
    {
        error = text.Any(char.IsControl) ? "field.control-character" : null;
        return error is null ? text : null;
    }

    private static string? Code(string text, SheetCellKind kind, out string? error)
    {
        error =
            Exponent().IsMatch(text) ? "cell.exponent"
            : kind != SheetCellKind.Text ? "cell.number-for-text"
            : null;
        return error is null ? Line(text, out error) : null;
    }

    /// <summary>A mobile begins with 1: no zero can have been lost before it, and all its figures are there.</summary>
    private static string? Phone(string text, SheetCellKind kind, out string? error)
    {
        error =
            Exponent().IsMatch(text) ? "cell.exponent"
            : kind == SheetCellKind.Day || (kind == SheetCellKind.Number && !Mobile().IsMatch(text)) ? "cell.number-for-text"
            : null;
        return error is null ? text : null;
    }

    private static string? Day(string text, SheetCellKind kind, out string? error)
    {
        error = null;
        if (kind == SheetCellKind.Day)
            return text;
        if (
            kind == SheetCellKind.Text
            && DateOnly.TryParseExact(Narrow(text), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        error = TwoWays().IsMatch(Narrow(text)) ? "cell.ambiguous-day" : "cell.no-day";
        return null;
    }

    private static string? Money(string text, out string? error)
    {
        var isNumber = decimal.TryParse(
            Narrow(text),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var amount
        );
        error = isNumber ? null : "field.not-a-number";
        if (!isNumber)
            return null;
        return amount == decimal.Round(amount, 2) ? Shared.Money.Text(amount) : amount.ToString(CultureInfo.InvariantCulture);
    }

    private static string? Whole(string text, out string? error)
    {
        var isWhole = int.TryParse(Narrow(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        error = isWhole ? null : "field.not-a-whole-number";
        return isWhole ? number.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? YesNo(string text, out string? error)
    {
        var yes = YesWords.Contains(text, StringComparer.OrdinalIgnoreCase);
        error = yes || NoWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : "cell.no-yes-or-no";
        return error is not null ? null
            : yes ? "yes"
            : "no";
    }

    private static string? Choice(TableColumn column, string text, out string? error)
    {
        var found = column.Choices.FirstOrDefault(choice => choice.Code == text) is { } exact
            ? [exact]
            : column.Choices.Where(choice => choice.Is(text)).Take(2).ToList();
        error = found.Count == 1 ? null : "field.unknown-option";
        return error is null ? found[0].Code : null;
    }

    private static string? Several(string text, Func<string, (string? Value, string? Error)> read, out string? error)
    {
        var all = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(read).ToList();
        error = all.Select(one => one.Error).FirstOrDefault(one => one is not null);
        return error is null ? string.Join("; ", all.Select(one => one.Value).Distinct()) : null;
    }

    /// <summary>Full-width figures and signs are figures and signs.</summary>
    private static string Narrow(string text) => text.Normalize(NormalizationForm.FormKC).Replace('\u2212', '-');

    [GeneratedRegex(@"\A[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"\A#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BrokenFormula();

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z")]
    private static partial Regex Mobile();

    /// <summary>Day or month first, or a year without its century.</summary>
    [GeneratedRegex(@"\A[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{4}|[0-9]{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TwoWays();
}
