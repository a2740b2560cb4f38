using System.Net;
using System.Text.Json;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class WorkflowAddressTests(HostFixture host) : IAsyncLifetime
{
    private const string Hello = """
        {
          "definitionId": "greeter", "name": "greeter",
          "variables": [ { "id": "route", "name": "route", "typeName": "Object" }, { "id": "body", "name": "body", "typeName": "Object" }, { "id": "headers", "name": "headers", "typeName": "Object" } ],
          "root": { "id": "steps", "type": "Elsa.Sequence", "activities": [
            { "id": "in", "type": "Elsa.HttpEndpoint", "customProperties": { "canStartWorkflow": true },
              "path": { "typeName": "String", "expression": { "type": "Literal", "value": "greet/{name}" } },
              "supportedMethods": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"GET\", \"POST\"]" } },
              "authorize": { "typeName": "Boolean", "expression": { "type": "Literal", "value": false } },
              "routeData": { "typeName": "Object", "memoryReference": { "id": "route" } },
              "parsedContent": { "typeName": "Object", "memoryReference": { "id": "body" } },
              "headers": { "typeName": "Object", "memoryReference": { "id": "headers" } } },
            { "id": "out", "type": "Elsa.WriteHttpResponse",
              "statusCode": { "typeName": "HttpStatusCode", "expression": { "type": "Literal", "value": "Created" } },
              "responseHeaders": { "typeName": "HttpHeaders", "expression": { "type": "Object", "value": "{ \"X-Greeted\": [\"yes\"], \"Set-Cookie\": \"caseflow=mine\", \"X-Bad\": \"a\\nb\" }" } },
              "content": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "`${variables.route.name}/${variables.body?.from ?? variables.body ?? '-'}/${Object.keys(variables.headers).includes('Authorization')}`" } } }
          ] }
        }
        """;

    private const string Guarded = """
        {
          "definitionId": "guarded-door", "name": "guarded-door",
          "root": { "id": "in", "type": "Elsa.HttpEndpoint", "customProperties": { "canStartWorkflow": true },
            "path": { "typeName": "String", "expression": { "type": "Literal", "value": "door" } },
            "supportedMethods": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"GET\", \"POST\"]" } } }
        }
        """;

    public async Task InitializeAsync()
    {
        foreach (var definition in new[] { Hello, Guarded })
        {
            var head = await host.AsSystemAsync(new SaveDraft.Command(JsonSerializer.Deserialize<JsonElement>(definition)));
            await host.AsSystemAsync(new PublishDefinition.Command(head.DefinitionId));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_address_that_is_open_by_its_definition_answers_what_the_journey_wrote()
    {
        var answer = await host.Stranger.PostAsync("/workflows/greet/user%40clinic.cn?branchId=" + host.Branch, new { from = "上海" });

        (answer.Status, answer.Text, answer.MediaType).ShouldBe((HttpStatusCode.Created, "user@clinic.cn/上海/false", "text/plain"));
        answer.Header("X-Greeted").ShouldBe("yes");
    }

    [Fact]
    public async Task What_a_definition_writes_cannot_act_as_a_page_of_ours()
    {
        var answer = await (await host.AsAsync("front-desk01")).GetAsync("/workflows/greet/me");

        answer.Text.ShouldBe("me/-/false"); // not even the definition learns the caller's token
        (answer.Header("Set-Cookie"), answer.Header("X-Bad")).ShouldBe(("", ""));
        answer.Header("Content-Security-Policy").ShouldContain("sandbox");
    }

    [Fact]
    public async Task Forms_and_text_are_read_broken_json_and_other_types_are_refused()
    {
        var path = "/workflows/greet/x?branchId=" + host.Branch;

        (await host.Stranger.PostTextAsync(path, "from=form", "application/x-www-form-urlencoded")).Text.ShouldBe("x/form/false");
        (await host.Stranger.PostTextAsync(path, "plain", "text/plain")).Text.ShouldBe("x/plain/false");
        (await host.Stranger.PostTextAsync(path, "{ \"from\": ")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Stranger.PostTextAsync(path, "GIF89a", "image/gif")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await host.Stranger.PostTextAsync(path, new string('x', 3 * 1024 * 1024), "text/plain")).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    [Fact]
    public async Task Other_addresses_want_a_person_who_may_and_a_page_of_ours()
    {
        var desk = await host.AsAsync("front-desk01");

        (await host.Stranger.PostAsync("/workflows/door")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await host.AsAsync("assistant01")).PostAsync("/workflows/door")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await desk.PostAsync("/workflows/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        var taken = await desk.PostAsync("/workflows/door");
        taken.Status.ShouldBe(HttpStatusCode.Accepted);
        taken.Json.GetProperty("journeyId").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task The_same_key_is_answered_the_same_and_starts_one_journey(string method)
    {
        var desk = await host.AsAsync("front-desk01");
        Task<Answer> Send() => desk.SendAsync(new HttpMethod(method), "/workflows/door", null, ("Idempotency-Key", "door-" + method));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Send()));

        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted);
    }
}
