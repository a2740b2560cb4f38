using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;
using Microsoft.Playwright;

namespace CaseFlow.EndToEnd.Pages;

/// <summary>What is told is seen by whom it is told, wherever they are.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class NoticePageTests(SharedHost shared, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Director = "medical-director01";
    private const string Definition = "sudden-reaction";
    private const float TwoSeconds = 2000;

    private readonly Api api = new(shared.Host);

    [Fact]
    public async Task R_MSG_3_the_medical_director_sees_a_reaction_on_any_page_within_two_seconds_and_confirms_it_on_all()
    {
        await DefineAsync();
        var clients = await chromium.SignInAsync(shared.Host, Director);
        await clients.GotoAsync("/clients");
        await Desk.ReadyAsync(clients);
        var journeys = await clients.Context.NewPageAsync();
        await journeys.GotoAsync("/journeys");
        await Desk.ReadyAsync(journeys);
        await Assertions.Expect(clients.Locator(".bell[data-unread]")).ToBeVisibleAsync();

        var journey = await StartAsync();

        await Assertions.Expect(Alarm(clients)).ToContainTextAsync("呼吸困难", new() { Timeout = TwoSeconds });
        await Assertions.Expect(Alarm(journeys)).ToBeVisibleAsync(new() { Timeout = TwoSeconds });
        await Assertions.Expect(clients).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\) 顾客"));
        await Look.CheckBothAsync(clients, "notice-urgent");

        await Alarm(clients).GetByRole(AriaRole.Button).FocusAsync();
        await clients.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Alarm(clients)).ToHaveCountAsync(0);
        await Assertions.Expect(Alarm(journeys)).ToHaveCountAsync(0, new() { Timeout = TwoSeconds });
        await clients.GotoAsync("/notices?box=all");
        await Desk.ReadyAsync(clients);
        await Assertions.Expect(clients.Locator(".row-notice").First).ToContainTextAsync("不良反应：呼吸困难");
        await Look.CheckBothAsync(clients, "notices");
        (await api.PostAsync("front-desk01", $"/api/journeys/{journey}/cancel", new { reason = "演练" })).Expect(HttpStatusCode.OK);
        chromium.Complaints.ShouldBeEmpty();
    }

    private static ILocator Alarm(IPage page) => page.Locator(".alarm", new() { HasText = "急症客人" });

    private async Task<string> StartAsync()
    {
        var client = (
            await api.PostAsync(
                "front-desk01",
                "/api/clients",
                new
                {
                    name = "急症客人",
                    mobile = $"139{Random.Shared.Next(100_000_000):D8}",
                    dataUseConsent = true,
                }
            )
        ).Expect(HttpStatusCode.Created);
        return (await api.PostAsync("front-desk01", "/api/journeys", new { definitionId = Definition, clientId = client.Text("id") }))
            .Expect(HttpStatusCode.Created)
            .Text("id");
    }

    private async Task DefineAsync()
    {
        var assess = new JsonObject
        {
            ["id"] = "assess",
            ["type"] = "CaseFlow.AssessReaction",
            ["name"] = "不良反应评估",
            ["reported"] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "呼吸困难" },
            },
        };
        var definition = new JsonObject
        {
            ["id"] = $"{Definition}-1",
            ["definitionId"] = Definition,
            ["name"] = "突发反应",
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(assess),
                ["connections"] = new JsonArray(),
            },
        };
        (await api.PostAsync("process-manager01", "/api/definitions", new { definition })).Expect(HttpStatusCode.OK);
        await api.PublishAsync(Definition);
    }
}
