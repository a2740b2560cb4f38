using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Tasks.Showing;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>Puts what is known of the client into those fields of an open task that ask about it, beside what was typed there.</summary>
public sealed class KnownOfClient(CaseFlowDb db, FieldCatalog catalog)
{
    public async Task<SeenTask> FillAsync(TaskItem task, Form form, SeenTask seen, CancellationToken cancel)
    {
        if (!seen.MayDo || task.Status != TaskStatus.Open || task.Journey?.ClientId is not { } client)
            return seen;
        foreach (var field in form.Fields)
        {
            var typed = TypedIn(seen.Draft, field.Key);
            var type = catalog.TypeOf(field);
            if (await type.StartAsync(client, typed ?? TypedIn(seen.Values, field.Key), db, cancel) is not { } start)
                continue;
            seen = seen with
            {
                Values = With(seen.Values, field.Key, start),
                Draft = typed is null ? seen.Draft : With(seen.Draft!.Value, field.Key, start),
            };
        }

        return seen;
    }

    private static JsonElement? TypedIn(JsonElement? values, string key) =>
        values is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var typed) ? typed : null;

    private static JsonElement With(JsonElement values, string key, JsonElement value)
    {
        var map = values.ValueKind == JsonValueKind.Object ? values.EnumerateObject().ToDictionary(one => one.Name, one => one.Value) : [];
        map[key] = value;
        return JsonSerializer.SerializeToElement(map);
    }
}
