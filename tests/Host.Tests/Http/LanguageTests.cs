using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class LanguageTests(HostFixture host)
{
    [Theory]
    [InlineData(null, "请先登录。", "zh-CN")]
    [InlineData("zh-CN,zh;q=0.9", "请先登录。", "zh-CN")]
    [InlineData("en-GB,en;q=0.9", "Please sign in.", "en")]
    [InlineData("fr", "请先登录。", "zh-CN")]
    public async Task Problems_speak_the_callers_language_and_chinese_otherwise(string? asked, string title, string language)
    {
        var answer = await host.Stranger.GetAsync("/api/me", asked is null ? [] : [("Accept-Language", asked)]);

        (answer.Title, answer.Header("Content-Language")).ShouldBe((title, language));
    }

    [Fact]
    public async Task Errors_at_fields_do_too()
    {
        var desk = await host.AsAsync("front-desk01");

        var chinese = await desk.GetAsync("/api/clients?pageSize=0");
        var english = await desk.GetAsync("/api/clients?pageSize=0", ("Accept-Language", "en"));

        chinese.Json.GetProperty("errors").GetProperty("pageSize")[0].GetString().ShouldBe("每页 1 到 200 条。");
        english.Json.GetProperty("errors").GetProperty("pageSize")[0].GetString().ShouldBe("A page has 1 to 200 rows.");
    }

    [Fact]
    public async Task So_does_a_formula_that_does_not_parse()
    {
        await host.HireAsync("formula1", Roles.ProcessManager, host.Branch);
        var designer = await host.AsAsync("formula1");
        var text = new { typeName = "String", expression = new { type = "JavaScript", value = "'共 ' + (variables.count" } };
        var definition = new
        {
            definition = new
            {
                definitionId = "formula",
                name = "公式",
                root = new
                {
                    id = "say",
                    type = "Elsa.WriteLine",
                    name = "记录",
                    text,
                },
            },
        };

        var refused = await designer.PostAsync("/api/definitions", definition);

        refused
            .Json.GetProperty("errors")
            .GetProperty("say")[0]
            .GetString()
            .ShouldBe("内容有误：记录 text 的公式有误：第 1 行第 8 个字符处：“(”没有对应的右括号。");
    }
}
