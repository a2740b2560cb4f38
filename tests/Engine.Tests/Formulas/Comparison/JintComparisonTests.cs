using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace CaseFlow.Engine.Tests.Formulas.Comparison;

/// <summary>Our formulas have the values that another implementation of JavaScript, Jint, gives them.</summary>
/// <remarks>
/// Three things are not compared. A sort by a function that contradicts itself (as one that meets NaN) may end in any order. Jint writes
/// whole numbers beyond 2^53 with more digits than ECMAScript's shortest form has, where V8 and we write zeros. And local times long ago
/// (before 1901 clocks followed the sun, in the forties Shanghai had summer time), which no procedure counts in.
/// </remarks>
public sealed partial class JintComparisonTests(ITestOutputHelper output)
{
    private const int Generated = 15_000;

    private readonly FormulaOracle oracle = new(FormulaGenerator.Variables);

    [Fact]
    public void The_table_has_the_same_values_in_Jint() => ShouldAgree(new ExpressionTable().Select(row => row[0].ToString()!));

    [Fact]
    public void Generated_formulas_have_the_same_values_in_Jint() =>
        ShouldAgree(Enumerable.Range(0, Generated).Select(seed => new FormulaGenerator(seed).Next()));

    [Fact]
    public void A_wrong_value_is_noticed() => Difference("1 + 1", "3", "2").ShouldNotBeNull();

    private void ShouldAgree(IEnumerable<string> formulas)
    {
        var (count, threw, differences) = (0, 0, new List<string>());
        foreach (var formula in formulas)
        {
            var theirs = oracle.Theirs(formula);
            count++;
            threw += theirs == FormulaOracle.Threw ? 1 : 0;
            if (Difference(formula, oracle.Ours(formula), theirs) is { } difference)
                differences.Add(difference);
        }

        output.WriteLine($"{count} formulas, of which {threw} throw: {differences.Count} differ");
        differences.ShouldBeEmpty();
        threw.ShouldBeLessThan(count / 2); // else nothing is compared
    }

    private static string? Difference(string formula, string ours, string theirs) =>
        Shortest(ours) == Shortest(theirs) ? null : $"{formula}\n  is {ours}\n  and {theirs} in Jint";

    private static string Shortest(string json) =>
        LongNumber()
            .Replace(json, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d{17,}", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
