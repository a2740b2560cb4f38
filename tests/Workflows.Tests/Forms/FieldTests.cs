using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tests.Forms;

/// <summary>What each type of field takes, in which form it is kept, and what it says to the rest.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("text", "\"  林小满 😀 \"", "林小满 😀")]
    [InlineData("text", "\"مرحبا\\u202E\"", "مرحبا\u202E")]
    [InlineData("multiline", "\"one\\r\\ntwo\\tthree\"", "one\ntwo\tthree")]
    [InlineData("integer", "42", 42d)]
    [InlineData("integer", "\"42\"", 42d)]
    [InlineData("integer", "4.0", 4d)]
    [InlineData("decimal", "0.25", 0.25)]
    [InlineData("money", "\"1280\"", "1280.00")]
    [InlineData("money", "0.1", "0.10")]
    [InlineData("boolean", "true", true)]
    [InlineData("boolean", "\"false\"", false)]
    [InlineData("date", "\"2028-02-29\"", "2028-02-29")]
    [InlineData("time", "\"09:05:59\"", "09:05")]
    [InlineData("dateTime", "\"2026-03-01T10:00:00.5+08:00\"", "2026-03-01T10:00:00.5+08:00")]
    [InlineData("dateTime", "\"2026-03-01T10:00:00Z\"", "2026-03-01T10:00:00+00:00")]
    [InlineData("phone", "\"138 0000-1234\"", "13800001234")]
    [InlineData("phone", "\"+86 13800001234\"", "13800001234")]
    [InlineData("phone", "\"１３８００００１２３４\"", "13800001234")]
    [InlineData("phone", "\"+852 9123 4567\"", "+85291234567")]
    [InlineData("email", "\" lin@example.com \"", "lin@example.com")]
    public void A_right_value_is_kept_in_its_normal_form(string type, string json, object kept) =>
        Sheet.With(Sheet.Field("it", type)).Answered($$"""{ "it": {{json}} }""").ShouldKeep("it").ShouldBe(kept);

    [Theory]
    [InlineData("text", "12", "field.not-a-text")]
    [InlineData("text", "{}", "field.not-a-text")]
    [InlineData("text", "\"\\ud800\"", "field.not-a-text")]
    [InlineData("text", "\"a\\u0000b\"", "field.control-character")]
    [InlineData("text", "\"a\\nb\"", "field.control-character")]
    [InlineData("multiline", "\"a\\u001bb\"", "field.control-character")]
    [InlineData("integer", "\"viele\"", "field.not-a-number")]
    [InlineData("integer", "1e400", "field.not-a-number")]
    [InlineData("integer", "1.5", "field.not-a-whole-number")]
    [InlineData("integer", "9007199254740993", "field.above-max")]
    [InlineData("decimal", "[]", "field.required-not")]
    [InlineData("decimal", "true", "field.not-a-number")]
    [InlineData("money", "\"1,280.00\"", "field.not-money")]
    [InlineData("money", "0.125", "field.not-exact-to-the-fen")]
    [InlineData("money", "-1", "field.below-min")]
    [InlineData("boolean", "1", "field.not-yes-or-no")]
    [InlineData("date", "\"2026-02-29\"", "field.bad-date")]
    [InlineData("date", "\"01.03.2026\"", "field.bad-date")]
    [InlineData("date", "\"0001-01-01\"", "field.bad-date")]
    [InlineData("time", "\"25:00\"", "field.bad-time")]
    [InlineData("dateTime", "\"soon\"", "field.bad-date-time")]
    [InlineData("phone", "\"12800001234\"", "field.bad-phone")]
    [InlineData("phone", "\"1380000123\"", "field.bad-phone")]
    [InlineData("phone", "\"+0123456789\"", "field.bad-phone")]
    [InlineData("email", "\"lin@\"", "field.bad-email")]
    [InlineData("signature", "\"data:image/png;base64,AAAA\"", "field.bad-signature")]
    [InlineData("signature", "7", "field.bad-signature")]
    [InlineData("photo", "\"00000000-0000-0000-0000-000000000001\"", "field.unknown-file")]
    [InlineData("file", "\"../etc/passwd\"", "field.unknown-file")]
    [InlineData("tenders", "{}", "field.not-a-list")]
    [InlineData("tenders", "\"cash\"", "field.not-a-list")]
    public void A_wrong_value_is_answered_at_its_field(string type, string json, string code)
    {
        var answer = Sheet.With(Sheet.Field("it", type)).Answered($$"""{ "it": {{json}} }""");

        if (code == "field.required-not")
            answer.Errors.ShouldBeEmpty(); // an empty list is no answer, whatever the type
        else
            answer.ShouldFail("it", code);
        answer.Values.Keys.ShouldNotContain("it");
    }

    [Fact]
    public void Texts_have_a_usual_length_and_say_which()
    {
        var form = Sheet.With(
            Sheet.Field("line", "text"),
            Sheet.Field("lines", "multiline"),
            Sheet.Field("code", "text", """ "maxLength": 3 """)
        );

        form.Answered($$"""{ "line": "{{new string('字', 200)}}", "lines": "{{new string('字', 4000)}}", "code": "abc" }""")
            .Errors.ShouldBeEmpty();
        var answer = form.Answered($$"""{ "line": "{{new string('字', 201)}}", "lines": "{{new string('字', 4001)}}", "code": "abcd" }""");

        answer
            .Errors.Select(error => (error.Field, error.Code, error.Arguments[0]))
            .ShouldBe([("line", "field.too-long", 200), ("lines", "field.too-long", 4000), ("code", "field.too-long", 3)]);
    }

    [Fact]
    public void Bounds_are_inclusive_and_named_in_the_error()
    {
        var form = Sheet.With(Sheet.Field("pain", "scale", """ "min": 0, "max": 10 """));

        form.Answered("""{ "pain": 10 }""").ShouldKeep("pain").ShouldBe(10d);
        form.Answered("""{ "pain": 11 }""").ShouldFail("pain", "field.above-max").Arguments.ShouldBe(["10"]);
        form.Answered("""{ "pain": -1 }""").ShouldFail("pain", "field.below-min").Arguments.ShouldBe(["0"]);
    }

    [Fact]
    public void A_pattern_must_match_the_whole_text()
    {
        var form = Sheet.With(Sheet.Field("batch", "text", """ "pattern": "[A-Z]{2}[0-9]{4}" """));

        form.Answered("""{ "batch": "AB1234" }""").ShouldKeep("batch").ShouldBe("AB1234");
        form.Answered("""{ "batch": "xAB1234" }""").ShouldFail("batch", "field.bad-format");
    }

    [Fact]
    public void Only_offered_options_can_be_chosen_and_each_once()
    {
        const string options =
            """ "options": [ { "value": "a", "label": { "zh-CN": "甲", "en": "A" } }, { "value": "b", "label": { "zh-CN": "乙", "en": "B" } } ] """;
        var form = Sheet.With(Sheet.Field("one", "select", options), Sheet.Field("many", "multiSelect", options));

        var right = form.Answered("""{ "one": "b", "many": ["b", "a", "b"] }""");
        right.ShouldKeep("one").ShouldBe("b");
        right.ShouldKeep("many").ShouldBe(new List<object?> { "b", "a" });

        var wrong = form.Answered("""{ "one": "c", "many": ["a", "c"] }""");
        wrong.ShouldFail("one", "field.unknown-option");
        wrong.ShouldFail("many", "field.unknown-option");
        form.Answered("""{ "many": "a" }""").ShouldFail("many", "field.not-a-list");
    }

    [Fact]
    public void No_is_an_answer_unless_the_field_is_a_consent()
    {
        var form = Sheet.With(
            Sheet.Field("pregnant", "boolean", """ "required": true """),
            Sheet.Field("consent", "boolean", """ "required": true, "min": 1 """)
        );

        form.Answered("""{ "pregnant": false, "consent": true }""").ShouldKeep("pregnant").ShouldBe(false);
        form.Answered("""{ "pregnant": false, "consent": false }""").ShouldFail("consent", "field.must-be-yes");
    }

    [Fact]
    public void A_time_without_an_offset_is_meant_in_the_clinics_zone()
    {
        var form = Sheet.With(Sheet.Field("start", "dateTime"));
        var facts = FormFacts.None(Sheet.Catalog) with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") };

        form.Answered("""{ "start": "2026-03-01T10:00" }""", facts: facts).ShouldKeep("start").ShouldBe("2026-03-01T10:00:00+08:00");
    }

    [Fact]
    public void A_signature_is_a_picture_of_bounded_size()
    {
        var form = Sheet.With(Sheet.Field("signature", "signature"));
        var drawn = "data:image/png;base64," + Convert.ToBase64String(Pictures.Png());
        var huge = "data:image/png;base64," + Convert.ToBase64String(Pictures.Png(padding: 201 * 1024));
        var disguised = "data:image/png;base64," + Convert.ToBase64String("<script>alert(1)</script>"u8);

        form.Answered($$"""{ "signature": "{{drawn}}" }""").ShouldKeep("signature").ShouldBe(drawn);
        form.Answered($$"""{ "signature": "{{huge}}" }""").ShouldFail("signature", "field.signature-too-large");
        form.Answered($$"""{ "signature": "{{disguised}}" }""").ShouldFail("signature", "field.bad-signature");
    }
}
