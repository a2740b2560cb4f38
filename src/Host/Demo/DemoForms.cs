using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Host.Demo;

/// <summary>Fills a task's form as the demo's staff would: what is required, and some of the rest.</summary>
public sealed class DemoForms(DemoClinic clinic, DemoPlan plan, Random random)
{
    public async Task<JsonObject> FillAsync(GetTask.Response task, string person)
    {
        var values = JsonSerializer.SerializeToNode(task.Values) as JsonObject ?? [];
        foreach (var fact in FactsIn(task.Form, values))
            fact[MedicalFactsField.State] ??= "still";
        foreach (var field in task.Form.Fields.Where(field => !field.ReadOnly && IsEmpty(values[field.Key])))
            if (field.Required || DemoWords.UsuallyFilled.Contains(field.Key))
                values[field.Key] = await ValueAsync(field, values, person);
        return values;
    }

    private static IEnumerable<JsonObject> FactsIn(Form form, JsonObject values) =>
        form
            .Fields.Where(field => field.Type == MedicalFactsField.TypeName)
            .SelectMany(field => (values[field.Key] as JsonArray ?? []).OfType<JsonObject>());

    private static bool IsEmpty(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    private async Task<JsonNode?> ValueAsync(FormField field, JsonObject values, string person) =>
        field.Type switch
        {
            _ when field.Default is { } given => JsonSerializer.SerializeToNode(given),
            FieldTypes.Text or FieldTypes.Multiline => DemoWords.For(field.Key, random),
            FieldTypes.Integer or FieldTypes.Scale or FieldTypes.Decimal => Number(field),
            FieldTypes.Money => "100.00",
            FieldTypes.Boolean => field.Required || random.Next(2) == 0,
            FieldTypes.Date => Local(clinic.Clock.GetUtcNow().AddDays(field.Key == "expiry" ? 540 : 30))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldTypes.Time => "10:00",
            FieldTypes.DateTime => Local(clinic.Clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            FieldTypes.Select => Choice(field),
            FieldTypes.MultiSelect => field.Key == "allergies" ? Allergies(field) : new JsonArray(field.Options![0].Value),
            FieldTypes.Phone => plan.Mobile,
            FieldTypes.Signature => "data:image/png;base64," + Convert.ToBase64String(DemoPicture.Signature(random.Next(1000))),
            FieldTypes.Photo or FieldTypes.File => await clinic.UploadAsync(
                person,
                DemoPicture.Portrait(random.Next(100_000), Turn(field.Key))
            ),
            SaleFieldTypes.PriceItems => Items(),
            SaleFieldTypes.Tenders => Tenders(values["amountDue"]!.GetValue<string>()),
            FieldTypes.List => new JsonArray(await RowAsync(field, values, person)),
            _ => null,
        };

    private JsonNode Choice(FormField field)
    {
        if (plan.Answers.TryGetValue(field.Key, out var given))
            return given;
        var options = field.Options!;
        return options[DemoWords.UsuallyFilled.Contains(field.Key) ? random.Next(options.Count) : 0].Value;
    }

    private JsonArray Allergies(FormField field) =>
        plan.Allergies.Count == 0 ? [field.Options![0].Value] : [.. plan.Allergies.Select(allergy => JsonValue.Create(allergy))];

    private JsonNode Number(FormField field)
    {
        var (least, most) = (field.Min ?? 1, field.Max ?? field.Min ?? 1);
        return field.Key switch
        {
            "satisfaction" => random.Next(4, 6),
            "pain" => random.Next(0, 3),
            _ when most >= 100 => random.Next(35, 90),
            _ => least,
        };
    }

    /// <summary>The same areas at each step, since who fills in does not always see what was filled in before.</summary>
    private JsonArray Items()
    {
        var areas = new Random(plan.Number);
        return
        [
            .. plan.Items.Select(code => new JsonObject
            {
                ["itemId"] = clinic.ItemIds[code].ToString(),
                ["area"] = DemoWords.For("area", areas),
                ["quantity"] = 1,
            }),
        ];
    }

    /// <summary>Some pay in two ways.</summary>
    private JsonArray Tenders(string due)
    {
        var total = decimal.Parse(due, CultureInfo.InvariantCulture);
        var first = total > 3000 && random.Next(2) == 0 ? 1000m : total;
        var tenders = new JsonArray(Tender("wechat", first));
        if (first < total)
            tenders.Add((JsonNode)Tender("card", total - first));
        return tenders;
    }

    private JsonObject Tender(string kind, decimal amount) =>
        new()
        {
            ["kind"] = kind,
            ["amount"] = amount.ToString("0.00", CultureInfo.InvariantCulture),
            ["reference"] = $"{random.NextInt64(1_000_000_000, 9_999_999_999)}",
            ["key"] = $"demo-{plan.Number}-{random.NextInt64():x}",
        };

    private async Task<JsonObject> RowAsync(FormField list, JsonObject values, string person)
    {
        var row = new JsonObject();
        foreach (var field in list.ItemFields!)
            row[field.Key] = await ValueAsync(field, values, person);
        return row;
    }

    private static double Turn(string view) =>
        view switch
        {
            "left45" => -45,
            "left90" => -90,
            "right45" => 45,
            "right90" => 90,
            _ => 0,
        };

    private static DateTimeOffset Local(DateTimeOffset time) => time.ToOffset(DemoClinic.Offset);
}
