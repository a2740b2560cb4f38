using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Formulas.Languages;

namespace CaseFlow.Engine.Tests.Formulas;

/// <summary>What is not part of the language is refused before it runs, at its place and with the reason.</summary>
public sealed class JavaScriptRefusalTests
{
    [Theory]
    [InlineData("this.x", 1, 1, "'this' is not allowed")]
    [InlineData("1 +\n  eval('2')", 2, 3, "'eval' is not allowed")]
    [InlineData("new Function('return 1')", 1, 1, "Only a Date or an Error")]
    [InlineData("Function('return 1')()", 1, 1, "'Function' is not allowed")]
    [InlineData("({}).constructor", 1, 6, "'constructor' is not allowed")]
    [InlineData("[].map.constructor('x')", 1, 8, "'constructor' is not allowed")]
    [InlineData("x.__proto__", 1, 3, "'__proto__' is not allowed")]
    [InlineData("x['__proto__']", 1, 2, "'__proto__' is not allowed")]
    [InlineData("({ __proto__: 1 })", 1, 4, "'__proto__' is not allowed")]
    [InlineData("Math.prototype", 1, 6, "'prototype' is not allowed")]
    [InlineData("Math.random()", 1, 6, "'Math.random' is not allowed")]
    [InlineData("Math.foo(1)", 1, 6, "'Math' has no 'foo'")]
    [InlineData("class A {}", 1, 1, "Classes are not allowed")]
    [InlineData("import('fs')", 1, 1, "'import' is not allowed")]
    [InlineData("require('fs')", 1, 1, "'require' is not allowed")]
    [InlineData("fetch('http://x')", 1, 1, "'fetch' is not allowed")]
    [InlineData("async () => 1", 1, 1, "'async' is not allowed")]
    [InlineData("function* g() {}", 1, 9, "Generators are not allowed")]
    [InlineData("globalThis", 1, 1, "'globalThis' is not allowed")]
    [InlineData("a instanceof Date", 1, 3, "'instanceof' is not allowed")]
    [InlineData("1, 2", 1, 2, "commas")]
    [InlineData("(1, 2)", 1, 3, "commas")]
    [InlineData("x = 1", 1, 1, "'x' is not declared")]
    [InlineData("const x = 1; x = 2", 1, 14, "'x' is a const")]
    [InlineData("const x = 1; const x = 2;", 1, 20, "'x' is declared twice")]
    [InlineData("'abc'.foo()", 1, 7, "There is no function 'foo'")]
    [InlineData("return unclosed(;", 1, 16, "never closed")]
    [InlineData("f(1", 1, 2, "never closed")]
    [InlineData("f(1]", 1, 4, "closes nothing")]
    [InlineData("1 2", 1, 3, "the end is expected here, but a number follows")]
    [InlineData("1 +", 1, 4, "the end follows")]
    [InlineData("'abc", 1, 1, "This text is never closed")]
    [InlineData("`abc${1", 1, 1, "is never closed")]
    [InlineData("`abc", 1, 1, "This template is never closed")]
    [InlineData("/abc", 1, 1, "This pattern is never closed")]
    [InlineData("/* abc", 1, 1, "This comment is never closed")]
    [InlineData("1 = 2", 1, 3, "Only a name or a member")]
    [InlineData("a ?? b || c", 1, 3, "needs brackets")]
    [InlineData("-2 ** 2", 1, 4, "needs brackets")]
    [InlineData("10n", 1, 1, "ending n")]
    [InlineData("010", 1, 1, "must not start with 0")]
    [InlineData("3in [1]", 1, 1, "not a number")]
    [InlineData("a#b", 1, 2, "The character '#'")]
    [InlineData("break", 1, 1, "outside of a loop")]
    [InlineData("outer: for (;;) {}", 1, 1, "Labels are not allowed")]
    [InlineData("{ a: 1 }", 1, 3, "needs brackets")]
    [InlineData("({ f() {} })", 1, 4, "Methods are not allowed")]
    [InlineData("for (x of [1]) {}", 1, 6, "Write 'const'")]
    [InlineData("const x", 1, 8, "'=' and a value")]
    [InlineData("try {} finally {}", 1, 8, "'finally' is not allowed")]
    [InlineData("if (1) const x = 2", 1, 8, "needs braces")]
    [InlineData("/(?i)a/", 1, 1, "This kind of group")]
    [InlineData("/(a{500}){500}/", 1, 1, "repeats too often")]
    [InlineData("/[z-a]/", 1, 1, "not a regular expression")]
    [InlineData("/a)/", 1, 1, "not a regular expression")]
    [InlineData("/a/y", 1, 1, "The letter 'y'")]
    [InlineData("tag`x`", 1, 4, "before a template")]
    [InlineData("delete x", 1, 1, "Only a member")]
    [InlineData("let let = 1", 1, 5, "'let' cannot be a name")]
    [InlineData("setTimeout(() => 1, 5)", 1, 1, "Delay activity")]
    public void It_is_refused_when_compiled(string source, int line, int column, string reason)
    {
        var refusal = Should.Throw<ExpressionException>(() => JavaScript.Compile(source));

        refusal.Message.ShouldContain(reason);
        (refusal.Line, refusal.Column).ShouldBe((line, column), refusal.Message);
        refusal.Problem.ShouldNotBeNull().Code.ShouldBe("formula.at");
        refusal.Problem.Arguments.Take(2).ShouldBe([line, column]);
        refusal.Problem.Arguments[2].ShouldBeOfType<CodedText>().Code.ShouldStartWith("formula.");
    }

    [Fact]
    public void People_are_told_what_is_expected_and_what_is_there_instead()
    {
        Why("f(1;")[0].ShouldBe("formula.never-closed");
        Why("a ? b")[..2].ShouldBe(["formula.expected", ":"]);
        Why("a ? b")[2].ShouldBeOfType<CodedText>().Code.ShouldBe("formula.the-end");
        Why("1 'x'")[1].ShouldBeOfType<CodedText>().Code.ShouldBe("formula.a-text");
        Why("1 2")[1].ShouldBeOfType<CodedText>().Code.ShouldBe("formula.a-number");
        Why("1 )")[..2].ShouldBe(["formula.closes-nothing", ")"]);

        static List<object> Why(string source)
        {
            var why = (CodedText)Should.Throw<ExpressionException>(() => JavaScript.Compile(source)).Problem!.Arguments[2];
            return [why.Code, .. why.Arguments];
        }
    }

    [Theory]
    [InlineData("undefined.property.access", 1, 11, "Cannot read 'property' of undefined")]
    [InlineData("let x = null;\nx.y", 2, 3, "Cannot read 'y' of null")]
    [InlineData("null['a' + 1]", 1, 5, "Cannot read 'a1' of null")]
    [InlineData("missing + 1", 1, 1, "'missing' is not known here")]
    [InlineData("x; let x = 1", 1, 1, "used before it is declared")]
    [InlineData("(5)()", 1, 4, "This is not a function")]
    [InlineData("const f = 1; f()", 1, 14, "'f' is not a function")]
    [InlineData("(5).map(x => x)", 1, 5, "no function 'map' of a number")]
    [InlineData("({}).map(x => x)", 1, 6, "no function 'map' of an object")]
    [InlineData("const k = 'constr' + 'uctor'; ({})[k]", 1, 35, "'constructor' is not allowed")]
    [InlineData("const k = '__pro' + 'to__'; const o = {}; o[k] = 1", 1, 44, "'__proto__' is not allowed")]
    [InlineData("Math['ran' + 'dom']()", 1, 5, "Math has no 'random'")]
    [InlineData("'abc'.trim + 1", 1, 7, "write trim(...)")]
    [InlineData("[1,2].map(3)", 1, 7, "A function is expected")]
    [InlineData("[].reduce((a, b) => a)", 1, 4, "An empty list")]
    [InlineData("throw new Error('no money')", 1, 1, "no money")]
    [InlineData("1;\n  throw 'no money'", 2, 3, "no money")]
    [InlineData("JSON.parse('{a}')", 1, 6, "not JSON")]
    [InlineData("JSON.parse('\"\\ud800\"')", 1, 6, "not JSON")]
    [InlineData("JSON.parse('\"\\\\ud800\"')", 1, 6, "not JSON")]
    [InlineData("[...5]", 1, 2, "A list is expected")]
    [InlineData("const [a] = 5", 1, 7, "A list is expected")]
    [InlineData("getNothing()", 1, 1, "no input or variable 'Nothing'")]
    [InlineData("setNothing(1)", 1, 1, "no variable 'Nothing'")]
    [InlineData("input.Total = 5", 1, 7, "cannot be changed")]
    [InlineData("x => x", 1, 1, "A function cannot be the result")]
    [InlineData("[{ a: () => 1 }]", 1, 1, "A function cannot be the result")]
    [InlineData("0 / 0", 1, 3, "The result is NaN")]
    [InlineData("({ total: 1 / 0 })", 1, 13, "The result is Infinity")]
    [InlineData("'a'.repeat(-1)", 1, 5, "cannot be repeated")]
    [InlineData("parseGuid('x')", 1, 1, "not a GUID")]
    [InlineData("new Date('x').toISOString()", 1, 15, "This date is invalid")]
    public void It_fails_while_it_runs(string source, int line, int column, string reason)
    {
        var script = JavaScript.Compile(source);

        var failure = Should.Throw<ExpressionException>(() => script.Evaluate(new TestScope()));

        failure.Message.ShouldContain(reason);
        (failure.Line, failure.Column).ShouldBe((line, column), failure.Message);
        failure.Problem.ShouldBeNull();
    }
}
