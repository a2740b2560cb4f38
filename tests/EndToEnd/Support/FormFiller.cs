using System.Text.Json.Nodes;

namespace CaseFlow.EndToEnd.Support;

/// <summary>Fills a task's form the way a hurried but honest colleague would: every required field, with something of its type.</summary>
public sealed class FormFiller(Api api)
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public async Task<JsonObject> FillAsync(JsonNode task, string userName)
    {
        var values = (JsonObject?)task["values"]?.DeepClone() ?? [];
        var known = (values["facts"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        known.ForEach(fact => fact["state"] ??= "still");
        var hidden = known.Count == 0 ? [] : task["hidden"]!.AsArray().Select(key => (string)key!).ToHashSet();
        foreach (var section in (JsonArray?)task["form"]?["sections"] ?? [])
        foreach (var field in section!["fields"]!.AsArray())
        {
            var key = (string)field!["key"]!;
            if ((bool?)field["required"] == true && IsEmpty(values[key]) && !hidden.Contains(key))
                values[key] = await ValueAsync(field, task, userName);
        }

        return values;
    }

    private static bool IsEmpty(JsonNode? value) =>
        value is null
        || value is JsonArray { Count: 0 }
        || (value is JsonValue text && text.TryGetValue<string>(out var read) && read.Length == 0);

    private async Task<JsonNode?> ValueAsync(JsonNode field, JsonNode task, string userName)
    {
        if (field["default"] is { } given)
            return given.DeepClone();
        return (string)field["type"]! switch
        {
            "text" or "multiline" => "已按要求记录",
            "integer" or "scale" or "decimal" => (double?)field["min"] ?? 1,
            "money" => "100.00",
            "boolean" => true,
            "date" => "2099-06-01",
            "time" => "10:00",
            "dateTime" => "2026-06-01T10:00:00+08:00",
            "select" => field["options"]![0]!["value"]!.DeepClone(),
            "multiSelect" => new JsonArray(field["options"]![0]!["value"]!.DeepClone()),
            "phone" => "13912345678",
            "email" => "kefu@example.com",
            "signature" => "data:image/png;base64," + Pixel,
            "photo" or "file" => await api.UploadAsync(userName, Convert.FromBase64String(Pixel)),
            "priceItems" => new JsonArray(
                new JsonObject
                {
                    ["itemId"] = await FirstItemAsync(userName),
                    ["area"] = "面部",
                    ["quantity"] = 1,
                }
            ),
            "tenders" => new JsonArray(
                new JsonObject
                {
                    ["kind"] = "cash",
                    ["amount"] = task["values"]!["amountDue"]!.DeepClone(),
                    ["key"] = Guid.NewGuid().ToString(),
                }
            ),
            "list" => new JsonArray(await RowAsync(field, task, userName)),
            var unknown => throw new InvalidOperationException($"unknown field type {unknown}"),
        };
    }

    private async Task<JsonNode> RowAsync(JsonNode field, JsonNode task, string userName)
    {
        var row = new JsonObject();
        foreach (var part in field["itemFields"]!.AsArray())
            if ((bool?)part!["required"] == true)
                row[(string)part["key"]!] = await ValueAsync(part, task, userName);
        return row;
    }

    private async Task<JsonNode> FirstItemAsync(string userName) =>
        (await api.GetAsync(userName, "/api/price-items?pageSize=50")).Body!["items"]![0]!["id"]!.DeepClone();
}
