using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;

namespace CaseFlow.Host.Tests.Pages;

[Collection(SharedHost.Name)]
public sealed class FormPagesTests(HostFixture host)
{
    public static TheoryData<string> Forms =>
        [.. Directory.GetFiles(Path.Combine(Repository.Definitions, "forms")).Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_field_of_a_shipped_form_is_drawn_on_the_page_of_its_task(string form)
    {
        var task = await OpenTaskAsync(form);
        var desk = await host.AsAsync("front-desk01");

        var page = await desk.GetAsync($"/tasks/{task}");

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        foreach (var field in JsonNode.Parse(await File.ReadAllTextAsync(FileOf(form)))!["sections"]!.AsArray().SelectMany(FieldsOf))
            page.Text.ShouldContain($"id=\"field-{field}\"");
    }

    private static string FileOf(string form) => Path.Combine(Repository.Definitions, "forms", form + ".json");

    /// <summary>Those that somebody fills; what only ends a task early is asked apart.</summary>
    private static IEnumerable<string> FieldsOf(JsonNode? section) =>
        section!["fields"]!
            .AsArray()
            .Where(field => (bool?)field!["readOnly"] != true && (string)field["key"]! != "reason")
            .Select(field => (string)field!["key"]!);

    /// <summary>A task with this form, in a procedure of its own.</summary>
    private async Task<string> OpenTaskAsync(string form)
    {
        var id = "draws-" + form;
        var ask = new JsonObject
        {
            ["id"] = "ask",
            ["type"] = "CaseFlow.StaffTask",
            ["name"] = form,
            ["role"] = Literal(Roles.FrontDesk),
            ["form"] = Literal(form),
        };
        var definition = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = ask,
        };
        await host.AsSystemAsync(new SaveDraft.Command(DefinitionOf(definition)));
        await host.AsSystemAsync(new PublishDefinition.Command(id));
        var started = await (await host.AsAsync("front-desk01")).PostAsync("/api/journeys", new { definitionId = id });
        return started.Json.GetProperty("openTasks")[0].GetProperty("id").GetString()!;
    }

    private static System.Text.Json.JsonElement DefinitionOf(JsonObject json) => System.Text.Json.JsonSerializer.SerializeToElement(json);

    private static JsonObject Literal(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
