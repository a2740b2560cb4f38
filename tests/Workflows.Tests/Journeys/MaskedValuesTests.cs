using CaseFlow.Workflows.Journeys;

namespace CaseFlow.Workflows.Tests.Journeys;

public sealed class MaskedValuesTests
{
    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("请打13800001234，勿打座机", "请打138****1234，勿打座机")]
    [InlineData("tel:+86 13800001234.", "tel:138****1234.")]
    [InlineData("01a227b3-cbab-7648-8d10-13800001234a", "01a227b3-cbab-7648-8d10-13800001234a")]
    [InlineData("合计 13800001234.50 元", "合计 13800001234.50 元")]
    [InlineData("2013110101", "2013110101")]
    public void R_PRI_3_a_phone_number_is_masked_wherever_it_stands(string text, string shown) => MaskedValues.Of(text).ShouldBe(shown);
}
