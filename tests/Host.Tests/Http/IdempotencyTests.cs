using System.Net;
using CaseFlow.Host.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class IdempotencyTests(HostFixture host)
{
    private static object Client(string name) =>
        new
        {
            name,
            mobile = "13800003333",
            dataUseConsent = true,
            anotherPerson = "one number for all",
        };

    [Fact]
    public async Task The_same_key_with_the_same_body_is_answered_as_before_and_happens_once()
    {
        var (desk, key) = (await host.AsAsync("front-desk01"), Guid.NewGuid().ToString());

        var first = await desk.PostAsync("/api/clients", Client("一次一"), key);
        var second = await desk.PostAsync("/api/clients", Client("一次一"), key);

        (second.Status, second.Text, second.Location).ShouldBe((HttpStatusCode.Created, first.Text, first.Location));
        (await desk.GetAsync("/api/clients?q=一次一")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Two_at_the_same_moment_happen_once()
    {
        var (desk, key) = (await host.AsAsync("front-desk01"), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.PostAsync("/api/clients", Client("同时八"), key)));

        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        (await desk.GetAsync("/api/clients?q=同时八")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_met_a_locked_database_is_asked_to_come_again_and_happens_once_then()
    {
        var (desk, key) = (await host.AsAsync("front-desk01"), Guid.NewGuid().ToString());
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "caseflow.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);

            var refused = await desk.PostAsync("/api/clients", Client("锁住时"), key);

            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Json.GetProperty("type").GetString().ShouldBe("urn:caseflow:http.unavailable");
        }

        (await desk.PostAsync("/api/clients", Client("锁住时"), key)).Status.ShouldBe(HttpStatusCode.Created);
        (await desk.GetAsync("/api/clients?q=锁住时")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_at_another_address_is_refused()
    {
        var (desk, key) = (await host.AsAsync("front-desk01"), Guid.NewGuid().ToString());
        await desk.PostAsync("/api/clients", Client("原来的"), key);

        var body = await desk.PostAsync("/api/clients", Client("另一个"), key);
        var address = await desk.PostAsync("/api/events", new { name = "另一处" }, key);

        (body.Status, body.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency.key-reused"));
        address.Code.ShouldBe("idempotency.key-reused");
    }

    [Fact]
    public async Task A_key_belongs_to_its_person()
    {
        var key = Guid.NewGuid().ToString();

        var mine = await (await host.AsAsync("front-desk01")).PostAsync("/api/clients", Client("我的"), key);
        var theirs = await (await host.AsAsync("consultant01")).PostAsync("/api/clients", Client("他的"), key);

        (mine.Status, theirs.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
    }

    [Fact]
    public async Task An_upload_may_be_repeated_though_its_boundary_differs()
    {
        var desk = await host.AsAsync("front-desk01");
        var png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        Task<Answer> UploadAsync() =>
            desk.SendAsync(
                HttpMethod.Post,
                "/api/files",
                new MultipartFormDataContent { { new ByteArrayContent(png), "file", "a.png" } },
                key
            );

        var (first, second) = (await UploadAsync(), await UploadAsync());

        (second.Status, second.Text).ShouldBe((HttpStatusCode.Created, first.Text));
    }

    [Fact]
    public async Task A_key_has_200_characters_at_most()
    {
        var answer = await (await host.AsAsync("front-desk01")).PostAsync("/api/clients", Client("长键"), new string('k', 201));

        answer.Fields.ShouldBe(["Idempotency-Key"]);
    }
}
