using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tests.Forms;

public sealed class FormCheckTests
{
    private const string Required = """ "required": true """;

    [Fact]
    public void All_errors_are_told_at_once_in_the_order_of_the_form()
    {
        var form = Sheet.With(
            Sheet.Field("name", "text", Required),
            Sheet.Field("mobile", "phone", Required),
            Sheet.Field("age", "integer")
        );

        var answer = form.Answered("""{ "age": "old", "mobile": "12" }""");

        answer
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe(["name field.required", "mobile field.bad-phone", "age field.not-a-number"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"  \"")]
    [InlineData("[]")]
    public void Blank_is_no_answer(string blank) =>
        Sheet.With(Sheet.Field("name", "text", Required)).Answered($$"""{ "name": {{blank}} }""").ShouldFail("name", "field.required");

    [Fact]
    public void Keys_that_the_form_does_not_know_are_dropped()
    {
        var answer = Sheet.With(Sheet.Field("name", "text")).Answered("""{ "name": "Lin", "isAdmin": true }""");

        answer.IsValid.ShouldBeTrue();
        answer.Values.Keys.ShouldBe(["name"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    public void Values_that_are_no_object_are_refused(string values) =>
        Sheet.With(Sheet.Field("name", "text")).Answered(values).ShouldFail("values", "field.not-an-object");

    [Fact]
    public void Hidden_fields_are_not_required_and_not_stored()
    {
        var form = Sheet.With(
            Sheet.Field("smokes", "boolean", Required),
            Sheet.Field("perDay", "integer", """ "required": true, "visibleWhen": "values.smokes" """)
        );

        var hidden = form.Answered("""{ "smokes": false, "perDay": "many" }""");
        hidden.IsValid.ShouldBeTrue();
        hidden.Values.Keys.ShouldNotContain("perDay");
        hidden.Hidden.ShouldBe(["perDay"]);
        hidden.Required.ShouldBe(["smokes"]);

        var shown = form.Answered("""{ "smokes": true }""");
        shown.ShouldFail("perDay", "field.required");
        shown.Required.ShouldBe(["smokes", "perDay"]);
    }

    [Fact]
    public void What_a_hidden_field_held_does_not_show_the_fields_that_hang_on_it()
    {
        var form = Sheet.With(
            Sheet.Field("a", "boolean"),
            Sheet.Field("b", "boolean", """ "visibleWhen": "values.a" """),
            Sheet.Field("c", "text", """ "visibleWhen": "values.b" """)
        );

        form.Answered("""{ "a": false, "b": true, "c": "x" }""").Hidden.ShouldBe(["b", "c"]);
        form.Answered("""{ "a": true, "b": true, "c": "x" }""").Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void A_field_may_be_required_by_what_else_is_answered()
    {
        var form = Sheet.With(
            Sheet.Field("pain", "scale", """ "min": 0, "max": 10 """),
            Sheet.Field("where", "text", """ "requiredWhen": "values.pain > 6" """)
        );

        form.Answered("""{ "pain": 6 }""").IsValid.ShouldBeTrue();
        form.Answered("""{ "pain": 7 }""").ShouldFail("where", "field.required");
    }

    [Fact]
    public void Conditions_may_look_at_what_the_task_gave_but_not_at_what_is_merely_sent()
    {
        var form = Sheet.With(Sheet.Field("pregnant", "boolean", """ "required": true, "visibleWhen": "values.gender === 'female'" """));

        form.Answered("{}", given: """{ "gender": "female" }""").ShouldFail("pregnant", "field.required");
        form.Answered("""{ "gender": "male" }""", given: """{ "gender": "female" }""").ShouldFail("pregnant", "field.required");
        form.Answered("{}", given: """{ "gender": "male" }""").IsValid.ShouldBeTrue();
    }

    [Fact]
    public void What_is_only_for_reading_is_taken_from_the_task_and_never_from_the_answer()
    {
        var form = Sheet.With(
            Sheet.Field("due", "money", """ "readOnly": true """),
            Sheet.Field("why", "text", """ "requiredWhen": "Number(values.due) > 100" """)
        );

        var answer = form.Answered("""{ "due": "1.00" }""", given: """{ "due": "200.00" }""");

        answer.ShouldFail("why", "field.required");
        answer.Values.ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_that_fails_hides_nothing_and_demands_nothing()
    {
        var form = Sheet.With(
            Sheet.Field("areas", "text"),
            Sheet.Field("note", "text", """ "visibleWhen": "values.missing.deep > 1", "requiredWhen": "values.missing.deep > 1" """)
        );

        var answer = form.Answered("""{ "note": "kept" }""");

        answer.ShouldKeep("note").ShouldBe("kept");
        answer.Required.ShouldBeEmpty();
    }

    [Fact]
    public void An_early_end_needs_only_its_reason_and_keeps_what_is_right()
    {
        var form = Sheet.With(
            Sheet.Field("name", "text", Required),
            Sheet.Field("mobile", "phone", Required),
            Sheet.Field("needs", "text"),
            Sheet.Field("reason", "multiline")
        );

        form.Answered("""{ "needs": "x" }""", endsEarly: true)
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe(["reason field.required"]);
        var left = form.Answered("""{ "reason": "had to go", "needs": "smooth", "mobile": "12" }""", endsEarly: true);
        left.IsValid.ShouldBeTrue();
        left.Values.ShouldBe(new Dictionary<string, object?> { ["needs"] = "smooth", ["reason"] = "had to go" }, ignoreOrder: true);
    }

    [Fact]
    public void An_early_end_asks_for_a_reason_even_if_the_form_hides_it_or_has_none()
    {
        Sheet.With(Sheet.Field("name", "text")).Answered("{}", endsEarly: true).ShouldFail("reason", "field.required");
        Sheet.With(Sheet.Field("name", "text")).Answered("""{ "reason": "gone" }""", endsEarly: true).ShouldKeep("reason").ShouldBe("gone");
        Sheet
            .With(Sheet.Field("reason", "text", """ "visibleWhen": "false" """))
            .Answered("{}", endsEarly: true)
            .ShouldFail("reason", "field.required");
    }

    [Fact]
    public void Rows_of_a_list_have_rules_of_their_own_and_errors_at_their_place()
    {
        var form = Sheet.With(
            Sheet.Field(
                "areas",
                "list",
                $$"""
                "required": true, "max": 3, "itemFields": [
                    {{Sheet.Field("area", "text", Required)}},
                    {{Sheet.Field("waived", "boolean")}},
                    {{Sheet.Field("why", "text", """ "requiredWhen": "row.waived", "visibleWhen": "row.waived" """)}} ]
                """
            )
        );

        var answer = form.Answered("""{ "areas": [ { "area": "face", "why": "never asked" }, { "waived": true }, 7 ] }""");
        answer
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe(["areas[2] field.not-a-row", "areas[1].area field.required", "areas[1].why field.required"]);
        answer.Hidden.ShouldBe(["areas[0].why"]);

        form.Answered("""{ "areas": [ { "area": "face", "why": "never asked" } ] }""")
            .ShouldKeep("areas")
            .ShouldBeOfType<List<object?>>()
            .Single()
            .ShouldBe(new Dictionary<string, object?> { ["area"] = "face" });
        form.Answered("""{ "areas": [ {}, {}, {}, {} ] }""").ShouldFail("areas", "field.too-many").Arguments.ShouldBe(["3"]);
    }

    [Fact]
    public void R_PAY_5_and_6_tenders_have_a_kind_an_exact_amount_and_a_key_of_their_own()
    {
        var form = Sheet.With(Sheet.Field("tenders", "tenders", Required));
        FieldOption Kind(string kind) => new(kind, new LocalText(kind, kind));
        var facts = FormFacts.None(Sheet.Catalog) with
        {
            Options = new Dictionary<string, IReadOnlyList<FieldOption>> { ["tenders:kinds"] = [Kind("cash"), Kind("wechat")] },
        };

        var right = form.Answered(
            """{ "tenders": [ { "kind": "cash", "amount": "100.5", "key": "k1" }, { "kind": "wechat", "amount": 20, "reference": "W1", "key": "k2" } ] }""",
            facts: facts
        );
        right
            .ShouldKeep("tenders")
            .ShouldBeOfType<List<object?>>()
            .Cast<Dictionary<string, object?>>()
            .Select(row => row["amount"])
            .ShouldBe(["100.50", "20.00"]);

        var wrong = form.Answered(
            """{ "tenders": [ { "kind": "gold", "amount": "0", "key": "k1" }, { "kind": "cash", "amount": "0.001", "key": "k1" }, { "kind": "cash", "amount": "1" } ] }""",
            facts: facts
        );
        wrong
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe([
                "tenders[0].kind field.unknown-option",
                "tenders[0].amount field.below-min",
                "tenders[1].amount field.not-exact-to-the-fen",
                "tenders[1].key field.duplicate-key",
                "tenders[2].key field.required",
            ]);
    }
}
