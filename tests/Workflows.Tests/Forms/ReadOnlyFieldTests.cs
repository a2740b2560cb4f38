using System.Text.Json;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tests.Forms;

public sealed class ReadOnlyFieldTests
{
    private const string Form = """
        {"id":"sum","version":1,"title":{"zh-CN":"合计","en":"Sum"},"sections":[{"title":{"zh-CN":"合计","en":"Sum"},"fields":[
          {"key":"total","label":{"zh-CN":"合计","en":"Total"},"type":"money","readOnly":true},
          {"key":"why","label":{"zh-CN":"原因","en":"Why"},"type":"text","required":true,"visibleWhen":"Number(values.total) > 100"}]}]}
        """;

    [Fact]
    public void What_is_sent_for_a_readOnly_field_is_dropped_and_conditions_see_what_the_task_gave()
    {
        var answer = Check("""{"total":"1.00"}""", given: """{"total":"500.00"}""");

        answer.Values.Keys.ShouldNotContain("total");
        answer.Errors.ShouldHaveSingleItem().Field.ShouldBe("why");
    }

    [Fact]
    public void A_form_cannot_require_what_nobody_can_fill() =>
        Should.Throw<FormException>(() =>
            Sheet.Read(Form.Replace("\"readOnly\":true", "\"readOnly\":true,\"required\":true", StringComparison.Ordinal))
        );

    private static FormAnswer Check(string values, string given) =>
        FormCheck.Check(
            Sheet.Read(Form),
            JsonElement.Parse(values),
            endsEarly: false,
            JsonElement.Parse(given),
            FormFacts.None(Sheet.Catalog)
        );
}
