using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>Whatever is sent: a clear answer in words, at the field where there is one, and never a 500.</summary>
[Collection(SharedHost.Name)]
public sealed class BadInputTests(HostFixture host)
{
    [Theory]
    [InlineData("{\"name\": \"x\",", "request.broken-json")]
    [InlineData("{'name': 1}", "request.broken-json")]
    [InlineData("{\"name\":\"\\ud800\",\"mobile\":\"13800001111\",\"dataUseConsent\":true}", "request.broken-text")]
    [InlineData("{\"name\":\"a\\u0000b\",\"mobile\":\"13800001111\",\"dataUseConsent\":true}", "request.broken-text")]
    [InlineData("", "request.body-missing")]
    [InlineData("null", "request.body-missing")]
    [InlineData("[]", "request.wrong-shape")]
    [InlineData("{}", "form.invalid", "mobile", "name")]
    [InlineData("{\"name\":5,\"mobile\":\"1\"}", "form.invalid", "name")]
    [InlineData(
        "{\"name\":\"张三\",\"mobile\":\"13800001111\",\"dataUseConsent\":true,\"birthday\":\"1990-13-01\"}",
        "form.invalid",
        "birthday"
    )]
    [InlineData("{\"name\":\"张三\",\"mobile\":\"12\",\"dataUseConsent\":false}", "form.invalid", "dataUseConsent", "mobile")]
    public async Task A_body_that_does_not_fit_is_explained(string body, string code, params string[] fields)
    {
        var answer = await (await host.AsAsync("front-desk01")).PostTextAsync("/api/clients", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.MediaType.ShouldBe("application/problem+json");
        answer.Code.ShouldBe(code);
        answer.Fields.Order().ShouldBe(fields);
    }

    [Theory]
    [InlineData("/api/clients/abc", 400, "form.invalid", "id")]
    [InlineData("/api/clients/6f9619ff-8b86-d011-b42d-00c04fc964ff", 404, "client.not-found")]
    [InlineData("/api/tasks/6f9619ff-8b86-d011-b42d-00c04fc964ff", 404, "task.not-found")]
    [InlineData("/api/journeys/6f9619ff-8b86-d011-b42d-00c04fc964ff", 404, "journey.not-found")]
    [InlineData("/api/files/6f9619ff-8b86-d011-b42d-00c04fc964ff", 404, "file.not-found")]
    [InlineData("/api/clients?pageSize=201", 400, "form.invalid", "pageSize")]
    [InlineData("/api/tasks?page=0", 400, "form.invalid", "page")]
    [InlineData("/api/journeys?pageSize=many", 400, "form.invalid", "pageSize")]
    [InlineData("/api/price-items?pageSize=0", 400, "form.invalid", "pageSize")]
    [InlineData("/api/tasks?box=nope&due=never&sort=up", 400, "form.invalid", "box", "due", "sort")]
    [InlineData("/api/journeys?status=odd", 400, "form.invalid", "status")]
    [InlineData("/api/journeys?from=yesterday", 400, "form.invalid", "from")]
    [InlineData("/api/clients?q=%00", 400, "form.invalid", "q")]
    [InlineData("/api/journeys?q=a&stage=b%00c", 400, "form.invalid", "stage")]
    [InlineData("/api/nothing/here", 404, "http.not-found")]
    public async Task An_address_that_does_not_fit_is_explained(string path, int status, string code, params string[] fields)
    {
        var answer = await (await host.AsAsync("front-desk01")).GetAsync(path);

        ((int)answer.Status, answer.Code).ShouldBe((status, code));
        answer.Fields.Order().ShouldBe(fields);
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_content_type_are_told_apart_from_a_wrong_address()
    {
        var desk = await host.AsAsync("front-desk01");

        var method = await desk.SendAsync(HttpMethod.Delete, "/api/clients", null);
        var type = await desk.PostTextAsync("/api/clients", "hello", "text/plain");

        (method.Status, method.Code).ShouldBe((HttpStatusCode.MethodNotAllowed, "http.method-not-allowed"));
        method.Header("Allow").ShouldBe("GET, POST");
        (type.Status, type.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "request.unsupported-media"));
    }

    [Theory]
    [InlineData("application/json; charset=bogus", 415)]
    [InlineData("application/json; charset=utf-7", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=\"UTF-8\"", 201)]
    public async Task Json_is_read_as_utf8_and_not_otherwise(string type, int status)
    {
        var body = new ByteArrayContent("""{"name":"张三","mobile":"13800003334","dataUseConsent":true}"""u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await (await host.AsAsync("front-desk01")).SendAsync(HttpMethod.Post, "/api/clients", body);

        ((int)answer.Status).ShouldBe(status);
        if (status != 201)
            answer.Code.ShouldBe("request.unsupported-media");
    }

    [Fact]
    public async Task A_body_beyond_two_mebibytes_is_too_large()
    {
        var answer = await (await host.AsAsync("front-desk01")).PostAsync("/api/clients", new { name = new string('x', 3_000_000) });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too-large"));
        answer.Title.ShouldContain("2 MiB");
    }

    [Fact]
    public async Task Files_are_taken_by_their_content_and_up_to_20_mebibytes()
    {
        var desk = await host.AsAsync("front-desk01");
        byte[] png =
        [
            .. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        ];

        var taken = await desk.UploadAsync(png, "photo.txt");
        var text = await desk.UploadAsync("just text"u8.ToArray(), "photo.png");
        var large = await desk.UploadAsync([.. png, .. new byte[21 * 1024 * 1024]]);
        var none = await desk.UploadAsync(png, field: "other");
        var json = await desk.PostAsync("/api/files", new { });

        (taken.Status, taken.Json.GetProperty("contentType").GetString()).ShouldBe((HttpStatusCode.Created, "image/png"));
        (await desk.GetAsync(taken.Location!.OriginalString)).Header("Content-Security-Policy").ShouldContain("sandbox");
        (text.Status, text.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "file.unsupported-type"));
        (large.Status, large.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "file.too-large"));
        none.Fields.ShouldBe(["file"]);
        json.Code.ShouldBe("request.unsupported-media");
    }

    [Fact]
    public async Task An_upload_that_breaks_off_in_the_middle_is_explained()
    {
        var body = new ByteArrayContent(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\n\r\nhalf of it"u8.ToArray()
        );
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        var answer = await (await host.AsAsync("front-desk01")).SendAsync(HttpMethod.Post, "/api/files", body);

        (answer.Status, answer.MediaType, answer.Code).ShouldBe(
            (HttpStatusCode.BadRequest, "application/problem+json", "request.wrong-shape")
        );
    }

    [Fact]
    public async Task Emoji_and_right_to_left_text_are_names_like_others()
    {
        var answer = await (await host.AsAsync("front-desk01")).PostAsync(
            "/api/clients",
            new
            {
                name = "小鹿🦌 مريم",
                mobile = "13800002222",
                dataUseConsent = true,
            }
        );

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Json.GetProperty("name").GetString().ShouldBe("小鹿🦌 مريم");
    }

    [Fact]
    public async Task A_task_says_what_is_missing_and_which_outcomes_it_knows()
    {
        var desk = await host.AsAsync("front-desk01");
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0].GetProperty("id");

        var missing = await desk.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Received", values = new { } });
        var outcome = await desk.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Dance", values = new { } });
        var longText = await desk.PostAsync(
            $"/api/tasks/{task}/complete",
            new { outcome = "Received", values = new { concernDetails = new string('长', 1_000_000 / 3) } }
        );
        var noValues = await desk.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Received" });

        missing.Fields.ShouldContain("concern");
        outcome.Fields.ShouldBe(["outcome"]);
        longText.Fields.ShouldContain("concernDetails");
        noValues.Fields.ShouldBe(["values"]);
    }
}
