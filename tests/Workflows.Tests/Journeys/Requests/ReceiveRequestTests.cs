using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys.Requests;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using CaseFlow.Workflows.Trials;

namespace CaseFlow.Workflows.Tests.Journeys.Requests;

public sealed class ReceiveRequestTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private static JsonObject Endpoint(string path, string method, params (string Name, JsonNode Value)[] members) =>
        Draw.Activity(
            "in",
            "Elsa.HttpEndpoint",
            [("path", Draw.Literal(path)), ("supportedMethods", Draw.Json(new JsonArray(method))), .. members]
        );

    private static JsonObject Bound(string variable) =>
        new()
        {
            ["typeName"] = "Object",
            ["memoryReference"] = new JsonObject { ["id"] = variable },
        };

    private static JsonObject Open => Draw.Literal("false");

    private static JsonObject Answers(string script) =>
        Draw.Activity("out", "Elsa.WriteHttpResponse", ("content", Draw.JavaScript(script)));

    private static ReceiveRequest.Command Request(
        string method,
        string path,
        object? content = null,
        string? correlation = null,
        long length = 10,
        string query = ""
    ) =>
        new(
            method,
            path,
            query.Length == 0
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>> { [query.Split('=')[0]] = [query.Split('=')[1]] },
            new Dictionary<string, IReadOnlyList<string>> { ["X-From"] = ["lab"] },
            content is null ? null : JsonSerializer.SerializeToElement(content),
            length,
            correlation
        );

    private Staff Nobody => clinic.AsNobody;

    [Fact]
    public async Task A_request_starts_a_journey_and_is_answered_by_what_it_wrote()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "sum",
                [
                    Endpoint("sum/{a}/{b?}", "POST", ("authorize", Open), ("routeData", Bound("route")), ("parsedContent", Bound("body")))
                        .Starts(),
                    Answers("({ sum: Number(variables.route.a) + variables.body.add })"),
                ],
                ["in out"],
                "route",
                "body"
            )
        );

        var answer = (await Nobody.SendAsync(Request("POST", "sum/40", new { add = 2 }))).ShouldSucceed();

        (answer.Status, answer.ContentType, answer.Body, answer.IsWritten).ShouldBe((200, "application/json", """{"sum":42}""", true));
        (await clinic.StoryOf(answer.Journey)).ShouldBe(["JourneyStarted", "ResponseWritten out", "JourneyFinished"]);
        (await Nobody.SendAsync(Request("GET", "sum/40"))).ShouldBeRefused("http.not-found");
        (await Nobody.SendAsync(Request("POST", "sum/40/1/2"))).ShouldBeRefused("http.not-found");
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_starts_nothing_more()
    {
        await clinic.PublishAsync(
            Draw.Definition("once", [Endpoint("once", "POST").Starts(), Answers("'number ' + getWorkflowInstanceId()")], ["in out"])
        );

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "once"), "key-1")))
        );

        answers.Select(answer => answer.ShouldSucceed().Body).Distinct().ShouldHaveSingleItem();
        (await clinic.JourneysOfAsync("once")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_word_in_the_definition_an_address_is_for_people_who_may()
    {
        await clinic.PublishAsync(Draw.Definition("guarded", [Endpoint("guarded", "POST").Starts()], []));
        await clinic.PublishAsync(
            Draw.Definition("staff-only", [Endpoint("staff-only", "POST", ("policy", Draw.Literal("staff.manage"))).Starts()], [])
        );

        (await Nobody.SendAsync(Request("POST", "guarded"))).ShouldBeRefused("auth.required");
        (await clinic.As(Roles.Nurse).SendAsync(Request("POST", "guarded"))).ShouldBeRefused("request.may-not");
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "guarded"))).ShouldSucceed().Status.ShouldBe(202);
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "staff-only"))).ShouldBeRefused("request.may-not");
        (await clinic.As(Roles.Admin).SendAsync(Request("POST", "staff-only"))).ShouldSucceed();
        (await clinic.JourneysOfAsync("guarded")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_caller_never_names_a_client()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "greeting",
                [Endpoint("greeting", "POST", ("authorize", Open)).Starts(), Answers("getInput('client')?.name ?? 'nobody'")],
                ["in out"]
            )
        );
        await clinic.PublishAsync(
            Draw.Definition("about", [Endpoint("about", "POST", ("authorize", Open)).Starts()], [])
                .With("inputs", new JsonArray(new JsonObject { ["name"] = "client", ["type"] = "Object" }))
        );
        var client = new { clientId = (await clinic.RegisterAsync("秦秘密")).Id.ToString() };

        (await Nobody.SendAsync(Request("POST", "greeting", client))).ShouldSucceed().Body.ShouldBe("nobody");
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "greeting", client))).ShouldSucceed().Body.ShouldBe("秦秘密");
        (await Nobody.SendAsync(Request("POST", "about", client))).ShouldBeInvalid("clientId", "journey.client-required");
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "about", client))).ShouldSucceed();
    }

    [Fact]
    public async Task A_journey_waits_for_a_request_and_answers_it()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "callback",
                [
                    Endpoint("callback/{id}", "POST", ("result", Bound("request"))),
                    Answers("variables.request.content.result + ' ' + variables.request.headers['X-From'][0]"),
                    Draw.Task("read", Roles.Doctor),
                ],
                ["in out", "out read"],
                "request",
                "outcome"
            )
        );
        var (one, other) = (await clinic.StartAsync("callback"), await clinic.StartAsync("callback"));

        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "callback/7", new { result = "ok" }))).ShouldBeRefused(
            "request.ambiguous"
        );
        var answer = (
            await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "callback/7", new { result = "ok" }, correlation: one.Id.ToString()))
        ).ShouldSucceed();

        (answer.Journey, answer.Body, answer.ContentType).ShouldBe((one.Id, "ok lab", "text/plain"));
        (await clinic.StoryOf(one.Id)).ShouldBe([
            "JourneyStarted",
            "ActivityStarted in",
            "RequestReceived in",
            "ResponseWritten out",
            "TaskCreated read",
        ]);
        (await clinic.ReadAsync(other.Id)).OpenTasks.ShouldBeEmpty();
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "callback/8", new { result = "late" })))
            .ShouldSucceed()
            .Journey.ShouldBe(other.Id);
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "callback/9"))).ShouldBeRefused("http.not-found");
    }

    [Fact]
    public async Task A_trial_that_waits_at_an_address_does_not_come_between()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "hook",
                [Endpoint("hook/1", "POST"), Answers("'woken'"), Draw.Task("read", Roles.Doctor)],
                ["in out", "out read"],
                "outcome"
            )
        );
        var journey = await clinic.StartAsync("hook");
        (await clinic.As(Roles.ProcessManager).SendAsync(new StartTrial.Command("hook"))).ShouldSucceed();

        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "hook/1"))).ShouldSucceed().Body.ShouldBe("woken");
        (await clinic.ReadAsync(journey.Id)).OpenTasks.ShouldHaveSingleItem();
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "hook/1"))).ShouldBeRefused("http.not-found");
    }

    [Fact]
    public async Task The_address_that_says_most_of_a_path_is_meant()
    {
        foreach (var (id, path) in new[] { ("rest", "files/{**rest}"), ("named", "files/{name}"), ("special", "Files/special") })
            await clinic.PublishAsync(
                Draw.Definition(
                    id,
                    [
                        Endpoint(path, "GET", ("authorize", Open), ("routeData", Bound("route"))).Starts(),
                        Answers($"'{id} ' + (variables.route.rest ?? variables.route.name ?? '')"),
                    ],
                    ["in out"],
                    "route"
                )
            );

        async Task<string> Get(string path) => (await Nobody.SendAsync(Request("GET", path))).ShouldSucceed().Body;

        (await Get("files/special")).ShouldBe("special ");
        (await Get("FILES/Other")).ShouldBe("named Other");
        (await Get("files/a/b/c")).ShouldBe("rest a/b/c");
    }

    [Fact]
    public async Task Two_definitions_cannot_have_the_same_address()
    {
        await clinic.PublishAsync(Draw.Definition("first-come", [Endpoint("desk/{number}", "GET").Starts()], []));
        (await clinic.SaveAsync(Draw.Definition("late-comer", [Endpoint("Desk/{id}", "GET").Starts()], []))).ShouldSucceed();

        (await clinic.PublishAsync("late-comer"))
            .ShouldBeInvalid("in", "definition.invalid")
            .Arguments[1]
            .ShouldBe("The /desk/{} path and get method are already in use by another workflow!");
        await clinic.PublishAsync(Draw.Definition("late-comer", [Endpoint("desk/{id}", "POST").Starts()], []));
        await clinic.PublishAsync(Draw.Definition("first-come", [Endpoint("desk/{number}", "GET").Starts()], []));
    }

    [Theory]
    [InlineData("a/b/c/d/e/f/g/h/i", "has more than 8 parts")]
    [InlineData("orders/{}", "is no parameter")]
    [InlineData("orders/{id:int}", "is no parameter")]
    [InlineData("{**all}/more", "is no parameter")]
    public async Task A_path_that_cannot_be_found_again_is_refused(string path, string why)
    {
        await clinic.SaveAsync(Draw.Definition("odd-path", [Endpoint(path, "GET").Starts()], []));

        ((string)(await clinic.PublishAsync("odd-path")).ShouldBeInvalid("in", "definition.invalid").Arguments[1]).ShouldContain(why);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_or_leaves_by_its_own_way()
    {
        static (string, JsonNode) Limit() => ("requestSizeLimit", Draw.Literal("100"));
        await clinic.PublishAsync(Draw.Definition("small", [Endpoint("small", "POST", Limit()).Starts(), Answers("'taken'")], ["in out"]));
        var graceful = Draw.Definition(
            "graceful",
            [Endpoint("graceful", "POST", Limit(), ("exposeRequestTooLargeOutcome", Draw.Literal("true"))).Starts(), Answers("'too much'")],
            ["in out"]
        );
        graceful["root"]!["connections"]![0]!["source"]!["port"] = "Request too large";
        await clinic.PublishAsync(graceful);

        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "graceful", "x", length: 101)))
            .ShouldSucceed()
            .Body.ShouldBe("too much");
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "small", "x", length: 101))).ShouldSucceed().Status.ShouldBe(413);
        (await clinic.As(Roles.FrontDesk).SendAsync(Request("POST", "small", "x", length: 100))).ShouldSucceed().Body.ShouldBe("taken");
        (await clinic.JourneysOfAsync("small")).ShouldAllBe(journey => journey.EndedAt != null);
    }
}
