using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed partial class MendAJourneyTests(HostFixture host)
{
    [Fact]
    public async Task What_the_how_to_says_works_in_its_order()
    {
        var define = await DefineAsync("callback", write: "write");
        var (journey, skipped) = (await StartAsync("callback"), await StartAsync("callback"));
        await DefineAsync("callback", write: "letter");
        var desk = await host.AsAsync("admin01");
        var said = new List<(string Path, JsonElement Answer)>();

        foreach (var (path, body) in Commands())
        {
            var id = path.EndsWith("/skip", StringComparison.Ordinal) ? skipped : journey;
            var incident =
                (await desk.GetAsync($"/api/journeys/{id}")).Json.GetProperty("incidents") is { } open && open.GetArrayLength() > 0
                    ? open[0].GetProperty("id").GetString()
                    : "";
            var address = path.Replace("$journey", id, StringComparison.Ordinal);
            var answer =
                body.Length == 0
                    ? await desk.GetAsync(address)
                    : await desk.PostAsync(address, JsonNode.Parse(body.Replace("'$incident'", incident, StringComparison.Ordinal)));
            answer.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {answer}");
            said.Add((path, answer.Json));
        }

        define.ShouldBe(1);
        said.Select(step => step.Path.Split('/', '?')[^1].Split('?')[0]).ShouldContain("undo-migration");
        Of("skip").GetProperty("openTasks")[0].GetProperty("title").GetString().ShouldBe("write");
        Of("retry").GetProperty("openTasks")[0].GetProperty("title").GetString().ShouldBe("call");
        Of("move").GetProperty("openTasks")[0].GetProperty("title").GetString().ShouldBe("write");
        Of("migrate").GetProperty("openTasks")[0].GetProperty("title").GetString().ShouldBe("letter");
        Of("undo-migration").GetProperty("openTasks")[0].GetProperty("title").GetString().ShouldBe("write");
        Of("migrations").GetProperty("items").EnumerateArray().Select(item => item.GetProperty("done").GetBoolean()).ShouldBe([true, true]);
        Of("undo").GetProperty("items").GetArrayLength().ShouldBe(2);
        said[^5]
            .Answer.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("verdict").GetString())
            .ShouldBe(["safe", "safe"]);

        JsonElement Of(string last) => said.Last(step => step.Path.EndsWith("/" + last, StringComparison.Ordinal)).Answer;
    }

    [Fact]
    public async Task The_reasons_come_in_the_callers_language()
    {
        await DefineAsync("reasons", write: "write");
        var journey = await StartAsync("reasons");
        await DefineAsync("reasons", write: "letter");
        var admin = await host.AsAsync("admin01");

        var english = await admin.GetAsync("/api/definitions/reasons/migrations/preview?from=1&to=2", ("Accept-Language", "en"));
        var refused = await admin.PostAsync(
            $"/api/journeys/{journey}/move",
            new
            {
                fromActivityId = "decide",
                toActivityId = "nowhere",
                reason = "x",
            }
        );

        english.Json.GetProperty("items")[0].GetProperty("verdict").GetString().ShouldBe("safe");
        refused.Json.GetProperty("errors").GetProperty("toActivityId")[0].GetString().ShouldBe("流程中没有“nowhere”这一步。");
        (
            await admin.PostAsync(
                $"/api/journeys/{journey}/move",
                new
                {
                    fromActivityId = "decide",
                    toActivityId = "write",
                    reason = "跳到书面",
                }
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        var needs = await admin.GetAsync("/api/definitions/reasons/migrations/preview?from=1&to=2", ("Accept-Language", "en"));
        needs
            .Json.GetProperty("items")[0]
            .GetProperty("reasons")[0]
            .GetProperty("text")
            .GetString()
            .ShouldBe("The new version has no step “write”.");
        needs
            .Json.GetProperty("places")[0]
            .GetProperty("candidates")
            .EnumerateArray()
            .Select(one => one.GetProperty("id").GetString())
            .ShouldBe(["call", "letter"]);
        (await (await host.AsAsync("manager01")).GetAsync("/api/definitions/reasons/migrations/preview?from=1&to=2")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task The_same_key_migrates_once_and_is_answered_as_before()
    {
        await DefineAsync("once", write: "write");
        var journey = await StartAsync("once");
        await DefineAsync("once", write: "write", name: "call2");
        var (admin, key) = (await host.AsAsync("admin01"), Guid.NewGuid().ToString());

        var first = await admin.PostAsync($"/api/journeys/{journey}/migrate", new { toVersion = 2, reason = "新版" }, key);
        var second = await admin.PostAsync($"/api/journeys/{journey}/migrate", new { toVersion = 2, reason = "新版" }, key);

        first.Status.ShouldBe(HttpStatusCode.OK);
        second.Text.ShouldBe(first.Text);
    }

    private static IEnumerable<(string Path, string Body)> Commands()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "mend-a-journey.md"));
        return Command().Matches(page).Select(match => (match.Groups["path"].Value, match.Groups["body"].Value));
    }

    /// <summary>decide fails as long as nobody gave a level; then call or write.</summary>
    private async Task<int> DefineAsync(string id, string write, string name = "call")
    {
        var decide = Activity("decide", "Elsa.FlowDecision");
        decide["condition"] = new JsonObject
        {
            ["typeName"] = "Boolean",
            ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getVariable('level').toFixed(0) === '3'" },
        };
        var definition = new JsonObject
        {
            ["id"] = $"{id}-{write}-{name}",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "level",
                    ["name"] = "level",
                    ["typeName"] = "Int32",
                }
            ),
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(decide, Activity("call", "CaseFlow.StaffTask", name), Activity(write, "CaseFlow.StaffTask")),
                ["connections"] = new JsonArray(Line("decide", "True", "call"), Line("decide", "False", write)),
            },
        };
        await host.AsSystemAsync(new SaveDraft.Command(JsonSerializer.SerializeToElement(definition)));
        return (await host.AsSystemAsync(new PublishDefinition.Command(id))).Version;
    }

    private async Task<string> StartAsync(string definition)
    {
        var answer = await (await host.AsAsync("front-desk01")).PostAsync(
            "/api/journeys",
            new { definitionId = definition, clientId = await host.RegisterAsync() }
        );
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.ToString());
        return answer.Json.GetProperty("id").GetString()!;
    }

    private static JsonObject Activity(string id, string type, string? name = null) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = name ?? id,
        };

    private static JsonObject Line(string from, string port, string to) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };

    [GeneratedRegex("""^say "?\$host(?<path>[^\s"]+)"?( --json '(?<body>.+)')?$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
