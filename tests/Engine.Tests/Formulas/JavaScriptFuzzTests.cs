using System.Text;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Formulas.Languages;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Formulas;

public sealed class JavaScriptFuzzTests
{
    private static readonly string[] Fragments =
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "=>",
        "...",
        "?.",
        "??",
        "`",
        "${",
        "'",
        "\"",
        "/",
        "\\",
        ",",
        ";",
        ":",
        "=",
        "**",
        "++",
        "--",
        "in",
        "of",
        "new Date",
        "0",
        "1e308",
        "-1",
        "NaN",
        "null",
        "undefined",
        "x",
        "[0]",
        ".map(x => x)",
        ".replace(/a/g, 'b')",
        ".sort()",
        ".splice(0)",
        ".repeat(9)",
        ".padStart(1e9)",
        "function",
        "return",
        "for (const x of y)",
        "while (1)",
        "const y = 1;",
        "let",
        "throw",
        "try {} catch (e) {}",
        "variables.x",
        "getX()",
        "JSON.stringify",
        "Math.max(...",
        "\n",
        "//",
        "/*",
        "\u0000",
        "\ud800",
        "😀",
        "typeof",
        "delete x.y",
    ];

    [Fact]
    public void Nothing_but_an_expression_exception_comes_out_of_mutated_sources()
    {
        var table = new ExpressionTable().Select(row => row[0].ToString()!).ToArray();
        var chance = new Random(20260301);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < 6_000; round++)
        {
            var source = Mutate(table[chance.Next(table.Length)], table[chance.Next(table.Length)], chance);
            var before = ThreadTime.Now;
            try
            {
                Compile(source)
                    .Evaluate(
                        new TestScope
                        {
                            Variables =
                            {
                                ["x"] = new List<object?> { 1d, "a", null },
                            },
                        }
                    );
            }
            catch (ExpressionException refusal)
            {
                refusal.Line.ShouldBeGreaterThan(0, source);
                refusal.Column.ShouldBeGreaterThan(0, source);
            }
            catch (Exception bug)
            {
                throw new InvalidOperationException($"Round {round}: {source}", bug);
            }

            if (ThreadTime.Now - before is var taken && taken > slowest)
                slowest = taken;
        }

        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static CompiledExpression Compile(string source)
    {
        try
        {
            return JavaScript.Compile(source);
        }
        catch (ExpressionException refusal)
        {
            refusal.Problem.ShouldNotBeNull($"{source}: {refusal.Message}");
            throw;
        }
    }

    private static string Mutate(string first, string second, Random chance)
    {
        var source = new StringBuilder(first);
        for (var i = chance.Next(1, 5); i > 0; i--)
        {
            var at = chance.Next(source.Length + 1);
            switch (chance.Next(4))
            {
                case 0:
                    source.Insert(at, Fragments[chance.Next(Fragments.Length)]);
                    break;
                case 1:
                    source.Remove(at, Math.Min(chance.Next(1, 6), source.Length - at));
                    break;
                case 2:
                    source.Insert(at, second.AsSpan(chance.Next(second.Length)));
                    break;
                default:
                    if (at < source.Length)
                        source[at] = (char)chance.Next(32, 127);
                    break;
            }
        }

        return source.ToString();
    }
}
