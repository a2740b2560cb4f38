using CaseFlow.TestKit;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tests.Forms;

public sealed class FormFileTests
{
    private static readonly string Options = """ "options": [ { "value": "a", "label": { "zh-CN": "甲", "en": "A" } } ] """;

    [Fact]
    public void A_form_survives_being_written_and_read_again()
    {
        var form = Sheet.With(
            Sheet.Field("kind", "select", Options + """, "default": "a", "help": { "zh-CN": "帮助", "en": "Help" } """),
            Sheet.Field("note", "multiline", """ "visibleWhen": "values.kind == 'a'" """)
        );

        var again = Sheet.Read(FormFile.Write(form));

        FormFile.Write(again).ShouldBe(FormFile.Write(form));
        again.Fields.Select(field => field.Key).ShouldBe(["kind", "note"]);
    }

    public static TheoryData<string, string, string> Mistakes =>
        new()
        {
            { Sheet.Field("a", "colour"), "a", "There is no field type 'colour'." },
            { Sheet.Field("a", "text") + "," + Sheet.Field("a", "text"), "a", "Two fields have this key." },
            { Sheet.Field("Not a key", "text"), "Not a key", "A key is camelCase" },
            { Sheet.Field("a", "text", """ "visibleWhen": "values.x >" """), "a", "visibleWhen: " },
            { Sheet.Field("a", "text", """ "requiredWhen": "class A {}" """), "a", "requiredWhen: " },
            { Sheet.Field("a", "text", """ "pattern": "[a-" """), "a", "pattern: " },
            { Sheet.Field("a", "text", """ "pattern": "(?=x)" """), "a", "pattern: " },
            { Sheet.Field("a", "integer", """ "pattern": "[0-9]" """), "a", "A pattern belongs to texts." },
            { Sheet.Field("a", "select"), "a", "need some" },
            { Sheet.Field("a", "text", Options), "a", "Options belong to" },
            { Sheet.Field("a", "select", """ "optionsFrom": "role:boss" """), "a", "optionsFrom" },
            { Sheet.Field("a", "scale"), "a", "A scale has min and max" },
            { Sheet.Field("a", "integer", """ "min": 5, "max": 4 """), "a", "min is greater than max" },
            { Sheet.Field("a", "integer", """ "default": "x" """), "a", "default: field.not-a-number" },
            { Sheet.Field("a", "list"), "a", "has itemFields" },
            { Sheet.Field("a", "list", $$""" "itemFields": [ {{Sheet.Field("b", "tenders")}} ] """), "a[].b", "A row cannot hold rows." },
            { Sheet.Field("a", "list", $$""" "itemFields": [ {{Sheet.Field("b", "scale")}} ] """), "a[].b", "A scale has" },
            { Sheet.Field("a", "text", """ "mandatory": true """), "$.sections[0].fields[0].mandatory", "mandatory" },
            { Sheet.Field("a", "text", """ "required": true, "required": false """), "$.sections[0].fields[0].required", "" },
            { """ { "key": "a", "type": "text" } """, "$.sections[0].fields[0]", "label" },
            { "", "sections", "asks for something" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_with_its_place(string fields, string place, string message)
    {
        var problems = Should.Throw<FormException>(() => Sheet.Read(Sheet.Json(fields))).Problems;

        problems.ShouldContain(problem => problem.Place == place && problem.Message.Contains(message), string.Join("; ", problems));
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Should
            .Throw<FormException>(() => Sheet.Read(Sheet.Json(Sheet.Field("a", "colour") + "," + Sheet.Field("b", "scale"))))
            .Problems.Count.ShouldBe(2);

    [Fact]
    public void Broken_json_is_told_with_its_line() =>
        Should.Throw<FormException>(() => Sheet.Read("{\n \"id\": oops }")).Message.ShouldContain("line 2");

    [Fact]
    public void Every_shipped_form_is_in_order()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Definitions, "forms"), "*.json");

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => Sheet.Read(File.ReadAllText(file)).Id == Path.GetFileNameWithoutExtension(file));
    }
}
