using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Host.Texts;
using CaseFlow.TestKit;

namespace CaseFlow.Host.Tests.Texts;

public sealed partial class TextsTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = Text.In(Text.Chinese);
    private static readonly IReadOnlyDictionary<string, string> English = Text.In(Text.English);

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        Chinese.Count.ShouldBeGreaterThan(90);
        Chinese.Keys.Except(English.Keys).ShouldBeEmpty();
        English.Keys.Except(Chinese.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_files_have_a_text_of_one_key() =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "Host"), "Texts.resx", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(text => text.Attribute("name")!.Value))
            .ShouldBeUnique();

    [Fact]
    public void Both_languages_mention_the_same_arguments()
    {
        static string Arguments(string text) => string.Join(' ', Argument().Matches(text).Select(match => match.Value).Distinct().Order());

        Chinese.Where(text => Arguments(text.Value) != Arguments(English[text.Key])).Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_in_the_source_has_its_text()
    {
        var codes = Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
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
    public void Whatever_stops_a_journey_is_said_in_words()
    {
        var codes = new[] { "Engine", "Activities" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => File.ReadAllText(file).Split(';')) // a statement may have several lines
            .Where(statement => Fails().IsMatch(statement))
            .SelectMany(statement => FailureCode().Matches(statement).Select(match => "page.incident." + match.Groups["code"].Value))
            .ToHashSet();

        codes.ShouldContain("page.incident.expression.failed");
        codes.ShouldContain("page.incident.payment.no-order");
        codes.ShouldContain("page.incident.stuck");
        codes.Except(Chinese.Keys).Order().ShouldBeEmpty();
    }

    [Fact]
    public void Every_finding_of_a_check_has_its_text()
    {
        var codes = new[] { "Engine", "Workflows" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", project, "Definitions", "Checks"), "*.cs"))
            .SelectMany(file => Finding().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .ToHashSet();
        var problems = Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "Engine"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line =>
                line.Contains("Report(", StringComparison.Ordinal) || line.Contains("new DefinitionProblem(", StringComparison.Ordinal)
            )
            .SelectMany(line => Code().Matches(line).Select(match => "check." + match.Groups["code"].Value))
            .ToHashSet();

        codes.ShouldContain("check.unreachable");
        codes.Count.ShouldBeGreaterThan(30);
        problems.ShouldContain("check.expression.invalid");
        codes.Union(problems).Except(Chinese.Keys).Order().ShouldBeEmpty();
    }

    [Fact]
    public void What_an_editor_offers_and_does_not_find_has_its_text()
    {
        var kinds = new ActivityRegistry(typeof(HumanTask).Assembly).Editors.Except(new ActivityRegistry().Editors).ToList();

        kinds.ShouldContain("form");
        kinds.Select(kind => "check.unknown-" + kind).Except(Chinese.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Every_way_in_which_a_formula_does_not_parse_has_its_text_and_no_text_is_left_over()
    {
        var codes = Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "Engine", "Formulas"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Formula().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .ToHashSet();

        codes.Count.ShouldBeGreaterThan(60);
        codes.Order().ShouldBe(Chinese.Keys.Where(key => key.StartsWith("formula.", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData(
        "variables.amount >",
        "第 1 行第 19 个字符处：这里应为一个值，却是公式的结尾。",
        "Line 1, character 19: A value is expected here, but the end of the formula follows."
    )]
    [InlineData("1 +\n  (2 * 3", "第 2 行第 3 个字符处：“(”没有对应的右括号。", "Line 2, character 3: “(” is never closed.")]
    [InlineData(
        "true ? 'a'",
        "第 1 行第 11 个字符处：这里应为“:”，却是公式的结尾。",
        "Line 1, character 11: “:” is expected here, but the end of the formula follows."
    )]
    [InlineData(
        "this.x",
        "第 1 行第 1 个字符处：不能使用“this”：公式只用名称和值。",
        "Line 1, character 1: “this” is not allowed: a formula works with names and values only."
    )]
    [InlineData(
        "new Map()",
        "第 1 行第 1 个字符处：“new”只能创建 Date 或 Error；列表请写 [...]，对象请写 {...}。",
        "Line 1, character 1: Only a Date or an Error can be made with “new”; write lists as [...] and objects as {...}."
    )]
    [InlineData(
        "/\\p{Han}/",
        "第 1 行第 1 个字符处：正则表达式的 \\p 只支持一个或两个字母的类别，例如 \\p{L}。",
        "Line 1, character 1: Of \\p only categories of one or two letters are supported, such as \\p{L}."
    )]
    public void A_formula_that_does_not_parse_is_explained_in_the_readers_language(string formula, string chinese, string english)
    {
        var why = Should
            .Throw<ExpressionException>(() => ExpressionEvaluator.Shared.Compile(new Expression("JavaScript", formula)))
            .Problem!;

        In(Text.Chinese).ShouldBe(chinese);
        In(Text.English).ShouldBe(english);

        string In(CultureInfo language)
        {
            CultureInfo.CurrentUICulture = language; // of this test alone
            return Text.Of(why.Code, [.. why.Arguments]);
        }
    }

    [GeneratedRegex("\"(?<code>formula\\.[a-z-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Formula();

    [GeneratedRegex("\"(?<code>check\\.[a-z-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Argument();

    /// <summary>Codes are literals on the line where a refusal, a field error or a validator's rule is made.</summary>
    [GeneratedRegex(
        @"Refusal\.(NotFound|Conflict|Forbidden|Invalid)\(|new (FieldError|Refusal|StimulusRefusal)\(|WithErrorCode\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Refuses();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z0-9-]+|busy)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("\\bFail\\(|\\bRaise\\(|Exception => \"|_ => \"activity", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fails();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z-]+|stuck|step-limit)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FailureCode();
}
