using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Tests.Forms;

public sealed class FieldCatalogTests
{
    [Fact]
    public void A_type_that_a_room_brings_is_read_and_checked_like_any_other()
    {
        var catalog = new FieldCatalog([new Plate()], []);
        var form = FormFile.Parse(Sheet.Json(Sheet.Field("car", "plate", """ "required": true """)), catalog);

        FormCheck
            .Check(form, Sheet.Parse("""{ "car": "沪a12345" }"""), false, null, FormFacts.None(catalog))
            .ShouldKeep("car")
            .ShouldBe("沪A12345");
        FormCheck
            .Check(form, Sheet.Parse("""{ "car": "x" }"""), false, null, FormFacts.None(catalog))
            .ShouldFail("car", "field.not-a-plate");
    }

    [Fact]
    public void A_form_that_names_what_no_room_brings_is_refused()
    {
        var empty = new FieldCatalog([], []);

        Should
            .Throw<FormException>(() => FormFile.Parse(Sheet.Json(Sheet.Field("items", "priceItems")), empty))
            .Message.ShouldContain("There is no field type 'priceItems'.");
        Should
            .Throw<FormException>(() =>
                FormFile.Parse(Sheet.Json(Sheet.Field("who", "select", """ "optionsFrom": "role:doctor" """)), empty)
            )
            .Message.ShouldContain("optionsFrom");
    }

    [Fact]
    public void A_type_of_rows_only_cannot_be_named_by_a_form() =>
        Should
            .Throw<FormException>(() => Sheet.With(Sheet.Field("item", "priceItem")))
            .Message.ShouldContain("There is no field type 'priceItem'.");

    [Fact]
    public void Two_rooms_cannot_bring_one_name() =>
        Should.Throw<ArgumentException>(() => new FieldCatalog([new Plate(), new Plate()], [])).Message.ShouldContain("plate");

    private sealed class Plate : IFieldType
    {
        public string Name => "plate";

        public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts) =>
            json.GetString() is { Length: > 5 } text ? text.ToUpperInvariant() : answer.Fail("field.not-a-plate");
    }
}
