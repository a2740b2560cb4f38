using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Host.Texts;
using CaseFlow.TestKit;

namespace CaseFlow.Host.Tests.Texts;

public sealed partial class TextsTests
{
    private static Dictionary<string, string> In(CultureInfo culture) =>
        Text.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: culture.Equals(CultureInfo.InvariantCulture))!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static readonly Dictionary<string, string> Chinese = In(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = In(Text.English);

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        Chinese.Count.ShouldBeGreaterThan(90);
        Chinese.Keys.Except(English.Keys).ShouldBeEmpty();
        English.Keys.Except(Chinese.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_mention_the_same_arguments()
    {
        static string Arguments(string text) => string.Join(' ', Argument().Matches(text).Select(match => match.Value).Distinct().Order());

        Chinese.Where(text => Arguments(text.Value) != Arguments(English[text.Key])).Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_in_the_source_has_its_text()
    {
        var codes = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => Refuses().IsMatch(line))
            .SelectMany(line => Code().Matches(line).Select(match => match.Groups["code"].Value))
            .ToHashSet();

        codes.ShouldContain("task.not-yours");
        codes.ShouldContain("field.bad-phone");
        codes.ShouldContain("payment.too-much");
        codes.Except(Chinese.Keys).Order().ShouldBeEmpty();
    }

    [Fact]
    public void Every_finding_of_a_check_has_its_text()
    {
        var codes = new[] { "Engine", "Workflows" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", project, "Definitions", "Checks"), "*.cs"))
            .SelectMany(file => Finding().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).ToHashSet();
        var problems = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Engine"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(line => line.Contains("Report(", StringComparison.Ordinal) || line.Contains("new DefinitionProblem(", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line).Select(match => "check." + match.Groups["code"].Value)).ToHashSet();

        codes.ShouldContain("check.unreachable");
        codes.Count.ShouldBeGreaterThan(30);
        problems.ShouldContain("check.expression.invalid");
        codes.Union(problems).Except(Chinese.Keys).Order().ShouldBeEmpty();
    }

    [GeneratedRegex("\"(?<code>check\\.[a-z-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Argument();

    /// <summary>Codes are literals on the line where a refusal, a field error or a validator's rule is made.</summary>
    [GeneratedRegex(@"Refusal\.(NotFound|Conflict|Forbidden|Invalid)\(|new (FieldError|Refusal|StimulusRefusal)\(|WithErrorCode\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Refuses();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z0-9-]+|busy)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
