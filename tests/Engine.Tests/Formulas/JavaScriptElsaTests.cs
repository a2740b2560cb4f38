using CaseFlow.Engine.Formulas.Languages;

namespace CaseFlow.Engine.Tests.Formulas;

/// <summary>What an expression reaches of its instance, and what it leaves there.</summary>
public sealed class JavaScriptElsaTests
{
    private readonly TestScope _scope = new()
    {
        CorrelationId = "C-1",
        InstanceName = "Visit of Ms Li",
        LastResult = 10d,
        Variables = { ["Total"] = 1280d, ["client"] = Map(("name", "李"), ("tags", new List<object?> { "vip" })) },
        Inputs = { ["Branch"] = "XH", ["Total"] = 7d },
        Outputs =
        {
            [("Sum1", "Result")] = 10d,
            [("Sum1", null)] = 10d,
            [("child", "Result")] = Map(("Output", Map(("Paid", true)))),
        },
        Globals = { ["values"] = Map(("amount", 5d)) },
    };

    private object? Run(string source) => JavaScript.Compile(source).Evaluate(_scope);

    [Theory]
    [InlineData("variables.Total", 1280d)]
    [InlineData("variables.missing", null)]
    [InlineData("variables['Tot' + 'al']", 1280d)]
    [InlineData("getVariable('Total')", 1280d)]
    [InlineData("getVariable('missing')", null)]
    [InlineData("getVariable('missing') ?? 'none'", "none")]
    [InlineData("getClient().name", "李")]
    [InlineData("input.branch", "XH")]
    [InlineData("getInput('BRANCH')", "XH")]
    [InlineData("getInput('missing')", null)]
    [InlineData("getNotGiven() ?? 'none'", "none")]
    [InlineData("getBranch()", "XH")]
    [InlineData("getTotal()", 7d)]
    [InlineData("getOutputFrom('Sum1', 'Result')", 10d)]
    [InlineData("getOutputFrom('Sum1')", 10d)]
    [InlineData("getResultFromSum1()", 10d)]
    [InlineData("getResultFromchild().output.paid", true)]
    [InlineData("getLastResult()", 10d)]
    [InlineData("getCorrelationId()", "C-1")]
    [InlineData("getWorkflowInstanceName()", "Visit of Ms Li")]
    [InlineData("getWorkflowInstanceId()", "11111111-2222-3333-4444-555555555555")]
    [InlineData("getWorkflowDefinitionId()", "client-visit")]
    [InlineData("getWorkflowDefinitionVersion()", 3d)]
    [InlineData("getWorkflowDefinitionVersionId()", "client-visit@3")]
    [InlineData("values.amount * 2", 10d)]
    [InlineData("isNullOrWhiteSpace('  ') && isNullOrEmpty(null) && !isNullOrEmpty(' ')", true)]
    [InlineData("toJson({ a: [1] })", "{\"a\":[1]}")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('你好'))))", "你好")]
    [InlineData("stringFromBase64(stringToBase64('你好'))", "你好")]
    [InlineData("streamToBase64(streamToBytes([1, 2]))", "AQI=")]
    [InlineData("newGuid() !== newGuid()", true)]
    [InlineData("parseGuid(getShortGuid('00112233-4455-6677-8899-AABBCCDDEEFF'))", "00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("newShortGuid().length", 22d)]
    [InlineData("Date.now() === new Date('2026-03-01T01:30:00Z').getTime()", true)]
    [InlineData("new Date().getHours()", 9d)]
    [InlineData("new Date()", "2026-03-01T01:30:00.000Z")]
    [InlineData("undefined", null)]
    [InlineData("", null)]
    [InlineData("42;", 42d)]
    [InlineData("return 42; 43", 42d)]
    [InlineData("const x = 1;", null)]
    [InlineData("var x = 10; var y = 20; if (x + y > 25) { x * 2 } else { y }", 20d)]
    [InlineData("let last = 0\nfor (const n of [1, 2, 3]) last = n\nlast", 3d)]
    [InlineData("if (false) 1; else return 'no'", "no")]
    [InlineData("5; [1].map(x => { return x; }); const z = 1;", "[1]")]
    public void It_reads(string source, object? value) =>
        (Run(source) is List<object?> list ? $"[{string.Join(",", list)}]" : Run(source)).ShouldBe(value);

    [Fact]
    public void A_variable_is_set_by_name_by_its_function_and_by_assignment()
    {
        Run("setVariable('a', 1); variables.b = [1, undefined]; setTotal(variables.Total + 1); variables.Total += 1; setClient('x')");

        _scope.Variables["a"].ShouldBe(1d);
        _scope.Variables["b"].ShouldBe(new List<object?> { 1d, null });
        _scope.Variables["Total"].ShouldBe(1282d);
        _scope.Variables["client"].ShouldBe("x");
    }

    [Fact]
    public void A_value_changed_in_place_is_stored_as_a_whole_and_the_old_one_stays_untouched()
    {
        var before = (Dictionary<string, object?>)_scope.Variables["client"]!;

        Run("const c = variables.client; c.tags.push('new'); c.name = 'Li';");

        before["name"].ShouldBe("李");
        ((List<object?>)before["tags"]!).ShouldBe(["vip"]);
        var after = (Dictionary<string, object?>)_scope.Variables["client"]!;
        after["name"].ShouldBe("Li");
        ((List<object?>)after["tags"]!).ShouldBe(["vip", "new"]);
        _scope.Writes.ShouldBe(["client"]);
    }

    [Fact]
    public void A_value_that_was_only_looked_at_is_not_stored()
    {
        Run("const sorted = [3, 1].sort(); variables.client.tags.map(t => t); getClient().name");

        _scope.Writes.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_set_and_changed_afterwards_is_stored_as_it_was_left()
    {
        Run("const list = [1]; setVariable('list', list); list.push(2);");

        _scope.Variables["list"].ShouldBe(new List<object?> { 1d, 2d });
    }

    [Fact]
    public void Setting_one_variable_from_another_does_not_tie_them_together()
    {
        Run("setVariable('copy', variables.client)");
        Run("variables.client.name = 'Li'");

        ((Dictionary<string, object?>)_scope.Variables["copy"]!)["name"].ShouldBe("李");
    }

    [Fact]
    public void An_input_changed_in_place_stays_as_it_is_outside()
    {
        var list = new List<object?> { 2d, 1d };
        _scope.Inputs["List"] = list;

        Run("input.List.sort()").ShouldBe(new List<object?> { 1d, 2d });

        list.ShouldBe([2d, 1d]);
    }

    [Fact]
    public void Outcomes_name_and_correlation_are_set()
    {
        Run("setOutcome('A')");
        _scope.Outcomes.ShouldBe(["A"]);

        Run("setOutcomes(['A', 'B']); setCorrelationId('C-2'); setWorkflowInstanceName('N')");
        _scope.Outcomes.ShouldBe(["A", "B"]);
        (_scope.CorrelationId, _scope.InstanceName).ShouldBe(("C-2", "N"));
    }

    [Fact]
    public void The_text_tells_which_variables_and_inputs_are_used()
    {
        var script = JavaScript.Compile(
            """
            const local = { variables: 1 };
            variables.a = variables.b + getVariable('c') + input.d + getInput('e') + getTotal();
            variables.f += 1; setVariable('g', 1); setH(2); getCorrelationId(); getResultFromSum();
            const f = variables => variables.notOne;
            """
        );

        script.VariablesRead.ShouldBe(["b", "c", "f", "Total"], ignoreOrder: true);
        script.VariablesSet.ShouldBe(["a", "f", "g", "H"], ignoreOrder: true);
        script.InputsRead.ShouldBe(["d", "e"], ignoreOrder: true);
    }

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(e => e.Key, e => e.Value);
}
