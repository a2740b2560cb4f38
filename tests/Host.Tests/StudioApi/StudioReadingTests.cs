using System.Text.Json;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.StudioApi;

/// <summary>What the designer reads of procedures, and what others read at the same addresses.</summary>
[Collection(SharedHost.Name)]
public sealed class StudioReadingTests(HostFixture host)
{
    private static readonly (string, string) Designer = ("X-Asked-By", "designer");

    [Fact]
    public async Task A_step_that_runs_another_procedure_has_a_type_of_its_own_only_towards_the_designer()
    {
        var manager = await host.AsAsync("admin01");

        (await TypesAsync("by-definition-id/client-visit")).ShouldContain("Elsa.ExecuteWorkflow");
        (await TypesAsync("by-definition-id/client-visit")).ShouldNotContain(type =>
            type.StartsWith("Elsa.ExecuteWorkflow.", StringComparison.Ordinal)
        );
        (await TypesAsync("by-definition-id/client-visit", Designer)).ShouldContain("Elsa.ExecuteWorkflow.photo-session");
        (await KindsAsync()).ShouldNotContain("Elsa.ExecuteWorkflow.photo-session");
        (await KindsAsync(Designer)).ShouldContain("Elsa.ExecuteWorkflow.photo-session");

        async Task<List<string>> TypesAsync(string path, params (string, string)[] headers) =>
            Strings(
                (await manager.GetAsync($"/elsa/api/workflow-definitions/{path}", headers))
                    .Json.GetProperty("root")
                    .GetProperty("activities"),
                "type"
            );
        async Task<List<string>> KindsAsync(params (string, string)[] headers) =>
            Strings((await manager.GetAsync("/elsa/api/descriptors/activities", headers)).Json.GetProperty("items"), "typeName");
    }

    [Fact]
    public async Task The_list_says_what_procedures_are_for_and_in_the_clinics_time_when_they_were_made()
    {
        var items = (
            await (await host.AsAsync("admin01")).GetAsync("/elsa/api/workflow-definitions?versionOptions=Latest")
        ).Json.GetProperty("items");
        var visit = items.EnumerateArray().Single(item => item.GetProperty("definitionId").GetString() == "client-visit");

        visit.GetProperty("description").GetString().ShouldStartWith("P1");
        visit.GetProperty("createdAt").GetString().ShouldEndWith("+08:00");
    }

    [Fact]
    public async Task Everything_that_is_offered_for_drawing_has_a_description_and_speaks_chinese()
    {
        var kinds = (await (await host.AsAsync("admin01")).GetAsync("/elsa/api/descriptors/activities"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Where(kind => kind.GetProperty("isBrowsable").GetBoolean())
            .ToList();

        kinds
            .Where(kind =>
                kind.GetProperty("typeName").GetString() is { } type
                && !ForExperts.Contains(type)
                && kind.GetProperty("description").GetString() is null or ""
            )
            .Select(kind => kind.GetProperty("typeName").GetString())
            .ShouldBeEmpty();
        kinds
            .Where(kind => kind.GetProperty("typeName").GetString() is { } type && !ForExperts.Contains(type))
            .SelectMany(kind =>
                new[] { "inputs", "outputs", "ports" }
                    .SelectMany(list => Strings(kind.GetProperty(list), "displayName"))
                    .Select(label => $"{kind.GetProperty("typeName")}: {label}")
            )
            .Where(label => !label.Any(letter => letter > '\u2e7f'))
            .ShouldBeEmpty();
    }

    /// <summary>An administrator draws with them too; they may be technical.</summary>
    private static readonly HashSet<string> ForExperts =
    [
        "Elsa.HttpEndpoint",
        "Elsa.WriteHttpResponse",
        "Elsa.RunTask",
        "Elsa.RunJavaScript",
        "Elsa.WriteLine",
        "Elsa.Fault",
        "Elsa.Correlate",
        "Elsa.SetName",
        "Elsa.BulkDispatchWorkflows",
        "Elsa.StateMachine",
        "Elsa.Sequence",
        "Elsa.Parallel",
        "Elsa.Fork",
        "Elsa.If",
        "Elsa.Switch",
    ];

    private static List<string> Strings(JsonElement list, string member) =>
        [.. list.EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
}
