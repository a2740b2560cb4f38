using CaseFlow.Engine.Formulas.Languages;

namespace CaseFlow.Engine.Tests.Formulas;

/// <summary>Expression and value, the value as JSON; every line was compared with what Node.js says.</summary>
public sealed class JavaScriptValueTests
{
    [Theory]
    [ClassData(typeof(ExpressionTable))]
    public void An_expression_has_the_value_that_JavaScript_gives_it(string source, string json)
    {
        var value = JavaScript.Compile($"JSON.stringify(({source}))").Evaluate(new TestScope());

        (value ?? "undefined").ShouldBe(json, source);
    }
}
