using System.Text;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Formulas.Languages;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Formulas;

/// <summary>Whatever is written, an expression ends soon, and with an <see cref="ExpressionException"/> at worst.</summary>
public sealed class JavaScriptLimitTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("while (true) {}", "more than 100000 steps")]
    [InlineData("for (;;);", "more than 100000 steps")]
    [InlineData("const a = [1]; for (const x of a) a.push(x)", "more than 100000 steps")]
    [InlineData("try { while (true) {} } catch (e) { 'went on' }", "more than 100000 steps")]
    [InlineData("while (true) { try { while (true) {} } catch (e) {} }", "more than 100000 steps")]
    [InlineData("const f = () => f(); f()", "more than 100 deep")]
    [InlineData("const f = n => [n].map(f); f(1)", "more than 100 deep")]
    [InlineData("try { const f = () => f(); f() } catch { 1 }", "more than 100 deep")]
    [InlineData("let s = 'x'; while (true) s += s;", "1048576 characters")]
    [InlineData("let s = 'x'; while (true) s = `${s}${s}`;", "1048576 characters")]
    [InlineData("'x'.repeat(2000000)", "1048576 characters")]
    [InlineData("'x'.padEnd(2000000)", "1048576 characters")]
    [InlineData("const s = 'x'.repeat(1000000); s.replaceAll('x', s)", "more than 100000 steps")]
    [InlineData("const a = 'x'.repeat(1000).split(''); a.join('y'.repeat(2000))", "1048576 characters")]
    [InlineData("let a = [1]; while (true) a = [...a, ...a]", "100000 items")]
    [InlineData("let a = [1]; while (true) a = a.concat(a)", "100000 items")]
    [InlineData("const a = []; a[100000] = 1", "100000 items")]
    [InlineData("const a = []; a['99999999'.length + 1e9] = 1", "100000 items")]
    [InlineData("Array.from({ length: 1e9 })", "100000 items")]
    [InlineData("'x'.repeat(200000).split('')", "100000 items")]
    [InlineData("const a = []; a.push(a); a", "more than 64 deep")]
    [InlineData("const a = []; a.push(a, a); JSON.stringify(a)", "more than 64 deep")]
    [InlineData("const a = []; a.push(a); '' + a", "more than 64 deep")]
    [InlineData("const a = []; a.push(a); a.flat(Infinity)", "more than 64 deep")]
    [InlineData("let a = []; for (let i = 0; i < 10000; i++) a = [a]; a", "more than 64 deep")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; a", "steps")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a)", "steps")]
    [InlineData("const s = 'a'.repeat(500000); let n = 0; while (true) n += s.indexOf('b')", "more than 100000 steps")]
    [InlineData(
        "const s = 'a'.repeat(1000000), t = 'a'.repeat(250000) + 'b' + 'a'.repeat(250000); s.includes(t)",
        "more than 100000 steps"
    )]
    [InlineData("while (true) (1e-300).toFixed(100)", "more than 100000 steps")]
    [InlineData("while (true) (1e-300).toPrecision(100)", "more than 100000 steps")]
    [InlineData("while (true) new Date(0).toISOString()", "more than 100000 steps")]
    [InlineData("const l = Array.from({ length: 90000 }, () => 0); while (true) l.includes(1)", "more than 100000 steps")]
    public void A_limit_ends_it(string source, string reason)
    {
        var script = JavaScript.Compile(source);
        var before = ThreadTime.Now;

        var failure = Should.Throw<ExpressionException>(() => script.Evaluate(new TestScope()));

        failure.Message.ShouldContain(reason);
        (ThreadTime.Now - before).ShouldBeLessThan(Soon);
    }

    [Fact]
    public void A_pattern_that_would_search_for_ever_is_stopped()
    {
        var script = JavaScript.Compile("/^(a+)+\\1$/.test('a'.repeat(40) + 'b')");

        Should.Throw<ExpressionException>(() => script.Evaluate(new TestScope())).Message.ShouldContain("takes too long");
    }

    [Fact]
    public void The_usual_catastrophic_pattern_is_no_catastrophe()
    {
        JavaScript.Compile("/^(a+)+$/.test('a'.repeat(100000) + 'b')").Evaluate(new TestScope()).ShouldBe(false);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("-", "1", "")]
    [InlineData("!", "1", "")]
    [InlineData("typeof ", "1", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("x => ", "1", "")]
    [InlineData("{", "", "}")]
    [InlineData("if (1) ", "2", "")]
    [InlineData("({ a: ", "1", "})")]
    [InlineData("`${", "1", "}`")]
    [InlineData("1 + ", "1", "")]
    [InlineData("1 ** ", "1", "")]
    [InlineData("a || ", "1", "")]
    [InlineData("a ? b : ", "1", "")]
    [InlineData("a[", "1", "]")]
    [InlineData("", "a", ".b")]
    [InlineData("", "a", "()")]
    [InlineData("", "a", " = 1 ? a ")]
    [InlineData("let [", "a", "] = 1")]
    [InlineData("for (;;) ", "1", "")]
    public void Deep_nesting_is_refused_and_never_overflows_the_stack(string before, string middle, string after)
    {
        foreach (var depth in new[] { 1_000, 5_000, 100_000 })
        {
            var source = new StringBuilder()
                .Insert(0, before, depth)
                .Append(middle)
                .Insert(before.Length * depth + middle.Length, after, depth)
                .ToString();

            Should.Throw<ExpressionException>(() => JavaScript.Compile(source));
        }
    }

    [Fact]
    public void A_formula_may_still_be_long()
    {
        var source = string.Join(" + ", Enumerable.Repeat("1", 150));

        JavaScript.Compile(source).Evaluate(new TestScope()).ShouldBe(150d);
    }

    [Fact]
    public void A_list_of_a_hundred_thousand_items_passes_through()
    {
        var scope = new TestScope { Variables = { ["list"] = Enumerable.Repeat<object?>(1d, 100_000).ToList() } };

        JavaScript.Compile("variables.list").Evaluate(scope).ShouldBeSameAs(scope.Variables["list"]);
    }

    [Fact]
    public void One_script_runs_in_many_threads_at_once()
    {
        var script = JavaScript.Compile("let sum = 0; for (const n of variables.list) { const f = x => x * 2; sum += f(n); } return sum;");
        var results = new object?[200];

        Parallel.For(
            0,
            results.Length,
            i =>
            {
                var scope = new TestScope
                {
                    Variables =
                    {
                        ["list"] = new List<object?> { (double)i, 1d },
                    },
                };
                results[i] = script.Evaluate(scope);
            }
        );

        results.ShouldBe(Enumerable.Range(0, results.Length).Select(i => (object?)((i + 1) * 2d)));
    }
}
