using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>What Studio's menus ask of the server, and what any other program might try.</summary>
[Collection(DeskHostCollection.Name)]
public sealed class StudioRestTests
{
    private readonly HostProcess host;
    private readonly Api api;
    private readonly Drawing drawing;

    public StudioRestTests(SharedHost shared)
    {
        host = shared.Host;
        api = new Api(host);
        drawing = new Drawing(api);
    }

    [Fact]
    public async Task Who_may_not_edit_is_refused_whatever_it_is_sent_with()
    {
        var id = Drawing.NewId("refused");
        var stored = await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.Notify", "Done")));
        foreach (var (userName, status) in new[] { ("auditor01", HttpStatusCode.Forbidden), ("front-desk01", HttpStatusCode.Forbidden) })
        {
            (await drawing.SaveAsync(stored, userName)).Expect(status);
            (await api.PostAsync(userName, $"{Drawing.Definitions}/import", stored)).Expect(status);
            (await api.PostAsync(userName, $"{Drawing.Definitions}/{id}/retract", new { })).Expect(status);
            (await api.PostAsync(userName, $"{Drawing.Definitions}/{id}/revert/1", null)).Expect(status);
            (await api.SendAsync(userName, HttpMethod.Delete, $"{Drawing.Definitions}/{id}")).Expect(status);
            (await api.SendAsync(userName, HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{id}-v1")).Expect(status);
            (
                await api.PostAsync(
                    userName,
                    "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
                    new { definitionIds = new[] { id } }
                )
            ).Expect(status);
        }

        (await api.GetAsync("front-desk01", "/elsa/api/descriptors/activities")).Expect(HttpStatusCode.Forbidden);
        JsonNode.DeepEquals(await drawing.LatestAsync(id), stored).ShouldBeTrue();
    }

    [Fact]
    public async Task Publishing_is_refused_with_words_that_say_where_it_is_done()
    {
        // another test may have drawn one
        var (stored, versions) = (await drawing.LatestAsync("refund"), await drawing.VersionsAsync("refund"));
        Answer[] refused =
        [
            await api.PostAsync(
                Drawing.Manager,
                Drawing.Definitions,
                new JsonObject { ["model"] = stored.DeepClone(), ["publish"] = true }
            ),
            await api.PostAsync(Drawing.Manager, $"{Drawing.Definitions}/refund/publish", new { }),
            await api.PostAsync(
                Drawing.Manager,
                "/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids",
                new { definitionIds = new[] { "refund" } }
            ),
        ];
        foreach (var answer in refused)
            ((string)answer.Expect(HttpStatusCode.BadRequest).Body!["errors"]!["root"]![0]!).ShouldNotBeEmpty();
        ((string)refused[1].Body!["errors"]!["root"]![0]!).ShouldContain("refund");
        (await drawing.VersionsAsync("refund")).ShouldBe(versions);
    }

    [Theory]
    [InlineData("Elsa.Sequence")]
    [InlineData("Elsa.StateMachine")]
    public async Task A_procedure_is_a_flowchart(string root)
    {
        var model = Drawing.Of(Drawing.NewId("root"));
        model["root"]!["type"] = root;
        (await drawing.SaveAsync(model)).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_draft_can_be_deleted_and_what_journeys_ran_on_cannot()
    {
        var id = Drawing.NewId("deleted");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        (await api.SendAsync(Drawing.Manager, HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{id}-v1")).Expect(
            HttpStatusCode.OK
        );
        (await api.SendAsync(Drawing.Manager, HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{id}-v1")).Expect(
            HttpStatusCode.OK
        );
        (await api.GetAsync(Drawing.Manager, $"{Drawing.Definitions}/by-definition-id/{id}")).Expect(HttpStatusCode.NotFound);
        ((int)(await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"))))["version"]!).ShouldBe(
            2,
            "a deleted version's number is not given again"
        );

        foreach (
            var refused in new[]
            {
                await api.SendAsync(Drawing.Manager, HttpMethod.Delete, $"{Drawing.Definitions}/client-visit"),
                await api.SendAsync(Drawing.Manager, HttpMethod.Delete, "/elsa/api/workflow-definition-versions/client-visit-v1"),
                await api.PostAsync(
                    Drawing.Manager,
                    "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
                    new { definitionIds = new[] { id, "client-visit" } }
                ),
            }
        )
            ((string)refused.Expect(HttpStatusCode.BadRequest).Body!["errors"]!["root"]![0]!).ShouldContain("到院接诊");
        (await drawing.VersionsAsync(id)).ShouldBe([2], "all or none");

        (
            (int)
                (
                    await api.PostAsync(
                        Drawing.Manager,
                        "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
                        new { definitionIds = new[] { id, "nobody-knows" } }
                    )
                )
                    .Expect(HttpStatusCode.OK)
                    .Body!["deleted"]!
        ).ShouldBe(1);
        (await drawing.VersionsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_procedure_runs_cannot_be_deleted()
    {
        var (child, parent) = (Drawing.NewId("child"), Drawing.NewId("parent"));
        await drawing.ImportAsync(Drawing.Of(child, ("CaseFlow.Notify", "Done")));
        var runs = Drawing.Of(parent, ("Elsa.ExecuteWorkflow", "Done"));
        runs["root"]!["activities"]![0]!["workflowDefinitionId"] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = child },
        };
        await drawing.ImportAsync(runs);

        (await api.GetAsync(Drawing.Manager, $"{Drawing.Definitions}/{child}/consumers")).Expect(HttpStatusCode.OK).Body![
            "consumingWorkflowDefinitionIds"
        ]!
            .AsArray()
            .Select(id => (string)id!)
            .ShouldBe([parent]);
        (await api.SendAsync(Drawing.Manager, HttpMethod.Delete, $"{Drawing.Definitions}/{child}")).Expect(HttpStatusCode.BadRequest);
        (
            await api.PostAsync(
                Drawing.Manager,
                "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
                new { definitionIds = new[] { child, parent } }
            )
        ).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_export_comes_back_as_a_draft_and_as_the_same()
    {
        var id = Drawing.NewId("file");
        var stored = await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done"), ("CaseFlow.StaffTask", "Done")));
        var (name, file) = await FileAsync(HttpMethod.Get, $"{Drawing.Definitions}/{id}/export?versionOptions=Latest");
        name.ShouldBe($"{id}.json");
        var exported = JsonNode.Parse(file)!.AsObject();
        foreach (var needed in new[] { "id", "definitionId", "name", "root" })
            exported.ContainsKey(needed).ShouldBeTrue(needed);

        exported["isPublished"] = true;
        var again = await drawing.ImportAsync(exported);
        ((bool)again["isPublished"]!).ShouldBeFalse();
        Drawing.RevisionOf(again).ShouldBe(Drawing.RevisionOf(stored), "the same content is not written again");

        var (packed, zip) = await FileAsync(
            HttpMethod.Post,
            "/elsa/api/bulk-actions/export/workflow-definitions",
            new { ids = new[] { $"{id}-v1", "refund-v1" }, includeConsumingWorkflows = false }
        );
        packed.ShouldEndWith(".zip");
        using var archive = new ZipArchive(new MemoryStream(zip));
        archive.Entries.Select(entry => entry.Name).ShouldBe([$"{id}-v1.json", "refund-v1.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_new_one_and_a_published_one_is_taken_back()
    {
        var id = Drawing.NewId("versions");
        await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        var back = (await api.PostAsync(Drawing.Manager, $"{Drawing.Definitions}/{id}/revert/1", null)).Expect(HttpStatusCode.OK).Body!;
        (await api.GetAsync(Drawing.Manager, $"{Drawing.Definitions}/by-id/{(string)back["id"]!}")).Expect(HttpStatusCode.OK);
        var retracted = (
            await api.PostAsync(
                Drawing.Manager,
                "/elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids",
                new { definitionIds = new[] { id, "nobody-knows" } }
            )
        )
            .Expect(HttpStatusCode.OK)
            .Body!;
        retracted["alreadyRetracted"]!.AsArray().Select(one => (string)one!).ShouldBe([id]);
        retracted["notFound"]!.AsArray().Select(one => (string)one!).ShouldBe(["nobody-knows"]);
    }

    [Fact]
    public async Task Collections_are_never_null()
    {
        var id = Drawing.NewId("bare");
        var stored = await drawing.ImportAsync(Drawing.Of(id, ("CaseFlow.Notify", "Done")));
        foreach (var list in new[] { "variables", "inputs", "outputs", "outcomes", "links" })
            stored[list].ShouldBeOfType<JsonArray>(list);
        foreach (var member in new[] { "options", "customProperties" })
            stored[member].ShouldBeOfType<JsonObject>(member);
        foreach (
            var path in new[]
            {
                "descriptors/activities",
                "descriptors/expression-descriptors",
                "descriptors/variables",
                "descriptors/storage-drivers",
                "descriptors/incident-strategies",
                "features/installed",
                $"workflow-definitions/many-by-id?ids={id}-v1",
            }
        )
            (await api.GetAsync(Drawing.Manager, $"/elsa/api/{path}"))
                .Expect(HttpStatusCode.OK)
                .Body!["items"]
                .ShouldBeOfType<JsonArray>(path);
    }

    [Fact]
    public async Task The_catalogue_is_packed_tagged_and_describes_what_every_stored_version_uses()
    {
        using var first = await SendAsync(HttpMethod.Get, "/elsa/api/descriptors/activities?Refresh=True", packed: true);
        first.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await first.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(30_000);
        using var second = await SendAsync(
            HttpMethod.Get,
            "/elsa/api/descriptors/activities?Refresh=True",
            packed: true,
            known: first.Headers.ETag
        );
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        var known = (await api.GetAsync(Drawing.Manager, "/elsa/api/descriptors/activities")).Body!["items"]!
            .AsArray()
            .Select(type => ((string)type!["typeName"]!, (int)type["version"]!))
            .ToHashSet();
        var visit = await drawing.LatestAsync("client-visit");
        visit["root"]!["activities"]!
            .AsArray()
            .Select(activity => ((string)activity!["type"]!, (int)activity["version"]!))
            .ShouldAllBe(used => known.Contains(used));
    }

    private async Task<(string Name, byte[] Content)> FileAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        bool packed = false,
        EntityTagHeaderValue? known = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await api.TokenAsync(Drawing.Manager));
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (packed)
            request.Headers.AcceptEncoding.ParseAdd("br");
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        if (body is not null)
            request.Content = System.Net.Http.Json.JsonContent.Create(body);
        return await host.Http.SendAsync(request);
    }
}
