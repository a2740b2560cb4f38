using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>The decision to publish, over HTTP.</summary>
[Collection(SharedHost.Name)]
public sealed class PublicationApiTests(HostFixture host)
{
    private static object Definition(string id, string line) =>
        new
        {
            definition = new
            {
                definitionId = id,
                name = $"盘点 {id}",
                root = new
                {
                    id = "say",
                    type = "Elsa.WriteLine",
                    name = "记录",
                    text = new { typeName = "String", expression = new { type = "Literal", value = line } },
                },
            },
        };

    private async Task<(Caller Asker, Caller Second)> TwoAsync(string prefix)
    {
        foreach (var number in new[] { 1, 2 })
            await host.HireAsync($"{prefix}{number}", Roles.ProcessManager, host.Branch);
        return (await host.AsAsync($"{prefix}1"), await host.AsAsync($"{prefix}2"));
    }

    [Fact]
    public async Task A_publication_is_asked_for_with_a_comment_approved_reverted_and_retracted()
    {
        var (asker, second) = await TwoAsync("stock");
        (await asker.PostAsync("/api/definitions", Definition("stock", "one"))).Status.ShouldBe(HttpStatusCode.OK);

        (await asker.PostAsync("/api/definitions/stock/publish")).Fields.ShouldBe(["comment"]);
        var asked = (await asker.PostAsync("/api/definitions/stock/publish", new { comment = "新的盘点" })).Json;
        asked.GetProperty("state").GetString().ShouldBe("waiting");
        var id = asked.GetProperty("id").GetString();
        (await second.GetAsync("/api/publications?forMe=true"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(one => one.GetProperty("id").GetString())
            .ShouldContain(id);
        (await asker.GetAsync("/api/publications?forMe=true"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(one => one.GetProperty("id").GetString())
            .ShouldNotContain(id);
        (await asker.PostAsync($"/api/publications/{id}/approve")).Code.ShouldBe("publication.own");
        (await second.PostAsync($"/api/publications/{id}/approve")).Json.GetProperty("state").GetString().ShouldBe("published");
        (await second.PostAsync($"/api/publications/{id}/approve")).Title.ShouldBe("已由 stock2 处理。");

        (await asker.PostAsync("/api/definitions", Definition("stock", "two"))).Status.ShouldBe(HttpStatusCode.OK);
        (await asker.PostAsync("/api/definitions/stock/revert", new { version = 1 })).Json.GetProperty("version").GetInt32().ShouldBe(3);
        var versions = (await asker.GetAsync("/api/definitions/stock/versions")).Json.GetProperty("items").EnumerateArray().ToList();
        versions
            .Select(version => (version.GetProperty("number").GetInt32(), version.GetProperty("isDraft").GetBoolean()))
            .ShouldBe([(3, true), (2, true), (1, false)]);
        versions[2].GetProperty("comment").GetString().ShouldBe("新的盘点");

        (await asker.PostAsync("/api/definitions/stock/retract", new { reason = " " })).Fields.ShouldBe(["reason"]);
        (await asker.PostAsync("/api/definitions/stock/retract", new { reason = "换系统" }))
            .Json.GetProperty("isPublished")
            .GetBoolean()
            .ShouldBeFalse();
        var change = (await asker.GetAsync("/api/definitions/stock")).Json.GetProperty("changes")[0];
        (change.GetProperty("kind").GetString(), change.GetProperty("by").GetString(), change.GetProperty("comment").GetString()).ShouldBe(
            ("retracted", "stock1", "换系统")
        );
    }

    [Fact]
    public async Task A_time_without_an_offset_is_the_clinics_and_what_is_planned_can_be_called_off()
    {
        var (asker, second) = await TwoAsync("plan");
        await asker.PostAsync("/api/definitions", Definition("plan", "one"));
        var morning = TimeProvider.System.GetUtcNow().Date.AddDays(2).AddHours(8);

        var asked = (
            await asker.PostAsync(
                "/api/definitions/plan/publish",
                new { comment = "月初开始", from = morning.ToString("yyyy-MM-ddTHH:mm") }
            )
        ).Json;
        asked.GetProperty("from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(morning, TimeSpan.FromHours(8)));
        (await second.PostAsync($"/api/publications/{asked.GetProperty("id").GetString()}/approve"))
            .Json.GetProperty("state")
            .GetString()
            .ShouldBe("scheduled");
        (await second.PostAsync($"/api/publications/{asked.GetProperty("id").GetString()}/withdraw"))
            .Json.GetProperty("state")
            .GetString()
            .ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Only_an_administrator_decides_whether_two_people_are_needed()
    {
        var (asker, _) = await TwoAsync("rule");

        (
            await asker.SendAsync(HttpMethod.Put, "/api/publications/rule", JsonContent.Create(new { needsSecondPerson = true }))
        ).Status.ShouldBe(HttpStatusCode.Forbidden);
        (
            await (await host.AsAsync("admin01")).SendAsync(
                HttpMethod.Put,
                "/api/publications/rule",
                JsonContent.Create(new { needsSecondPerson = true })
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        (await asker.GetAsync("/api/publications/rule")).Json.GetProperty("needsSecondPerson").ValueKind.ShouldBe(JsonValueKind.True);
    }
}
