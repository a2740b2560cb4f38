using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.TestKit;

/// <summary>
/// Fills a task's form as a hurried but honest colleague would: every required field, with something plausible of its type.
/// </summary>
public sealed class FormFiller(Staff staff)
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    public async Task<JsonObject> FillAsync(GetTask.Response task)
    {
        var values = JsonSerializer.SerializeToNode(task.Values) as JsonObject ?? [];
        var known = AnswerKnownFacts(task, values);
        foreach (
            var field in task.Form.Fields.Where(field =>
                field.Required && IsEmpty(values[field.Key]) && !(known && task.Hidden.Contains(field.Key))
            )
        )
            values[field.Key] = await ValueAsync(field, values);
        return values;
    }

    /// <summary>What is known of the client is still so, and is not told a second time.</summary>
    private static bool AnswerKnownFacts(GetTask.Response task, JsonObject values)
    {
        var rows = task
            .Form.Fields.Where(field => field.Type == MedicalFactsField.TypeName)
            .SelectMany(field => (values[field.Key] as JsonArray ?? []).OfType<JsonObject>())
            .ToList();
        rows.ForEach(row => row[MedicalFactsField.State] ??= "still");
        return rows.Count > 0;
    }

    private static bool IsEmpty(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || value.GetValueKind() is JsonValueKind.String && value.GetValue<string>().Length == 0;

    private async Task<JsonNode?> ValueAsync(FormField field, JsonObject values)
    {
        if (field.Default is { } given)
            return JsonSerializer.SerializeToNode(given);
        return field.Type switch
        {
            FieldTypes.Text or FieldTypes.Multiline => "已按要求记录",
            FieldTypes.Integer or FieldTypes.Scale or FieldTypes.Decimal => field.Min ?? 1,
            FieldTypes.Money => "100.00",
            FieldTypes.Boolean => true,
            FieldTypes.Date => field.Key.Contains("birth", StringComparison.OrdinalIgnoreCase) ? "1995-05-20" : "2099-06-01",
            FieldTypes.Time => "10:00",
            FieldTypes.DateTime => "2099-06-01T10:00:00+08:00",
            FieldTypes.Select => field.Options![0].Value,
            FieldTypes.MultiSelect => new JsonArray(field.Options![0].Value),
            FieldTypes.Phone => "13912345678",
            FieldTypes.Email => "kefu@example.com",
            FieldTypes.Signature => "data:image/png;base64," + Convert.ToBase64String(Pixel),
            FieldTypes.Photo or FieldTypes.File => (await staff.SendAsync(new StoreFile.Command(Pixel))).ShouldSucceed().Id.ToString(),
            SaleFieldTypes.PriceItems => new JsonArray(
                new JsonObject
                {
                    ["itemId"] = (await staff.SendAsync(new ListPriceItems.Query())).ShouldSucceed().Items[0].Id.ToString(),
                    ["area"] = "面部",
                    ["quantity"] = 1,
                }
            ),
            SaleFieldTypes.Tenders => new JsonArray(
                new JsonObject
                {
                    ["kind"] = "cash",
                    ["amount"] = values["amountDue"]!.DeepClone(),
                    ["key"] = Guid.NewGuid().ToString(),
                }
            ),
            FieldTypes.List => new JsonArray(await RowAsync(field, values)),
            _ => throw new InvalidOperationException($"{field.Key} has the unknown type {field.Type}."),
        };
    }

    private async Task<JsonObject> RowAsync(FormField list, JsonObject values)
    {
        var row = new JsonObject();
        foreach (var field in list.ItemFields!.Where(field => field.Required))
            row[field.Key] = await ValueAsync(field, values);
        return row;
    }
}
