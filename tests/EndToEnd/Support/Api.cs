using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.EndToEnd.Support;

/// <summary>An answer of the API.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Body)
{
    public string Text(string name) => Body![name]!.GetValue<string>();

    public Answer Expect(HttpStatusCode status)
    {
        Status.ShouldBe(status, Body?.ToJsonString());
        return this;
    }
}

/// <summary>The REST API as other programs use it: bearer tokens, an idempotency key with every POST.</summary>
public sealed class Api(HostProcess host)
{
    /// <summary>Whom to ask; another host when this one is gone.</summary>
    public HostProcess Host { get; set; } = host;

    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <summary>Ask again with the same key until there is an answer, as a careful client does while the host is away.</summary>
    public bool Patient { get; init; }

    public Task<Answer> GetAsync(string userName, string path) => SendAsync(userName, HttpMethod.Get, path);

    public Task<Answer> PostAsync(string userName, string path, object? body, string? key = null) =>
        SendAsync(userName, HttpMethod.Post, path, body, key);

    public async Task<Answer> SendAsync(string userName, HttpMethod method, string path, object? body = null, string? key = null)
    {
        key ??= Guid.NewGuid().ToString();
        return await UntilAnsweredAsync(async () =>
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName));
            if (method != HttpMethod.Get)
                request.Headers.Add("Idempotency-Key", key);
            if (body is not null)
                request.Content = body as HttpContent ?? JsonContent.Create(body);
            return await ReadAsync(await Host.Http.SendAsync(request));
        });
    }

    /// <summary>One process manager wants the draft published, another agrees.</summary>
    public async Task PublishAsync(string definitionId, string comment = "试行")
    {
        var asked = (await PostAsync("process-manager01", $"/api/definitions/{definitionId}/publish", new { comment })).Expect(
            HttpStatusCode.OK
        );
        (await PostAsync("process-manager02", $"/api/publications/{asked.Text("id")}/approve", new { }))
            .Expect(HttpStatusCode.OK)
            .Text("state")
            .ShouldBe("published");
    }

    public async Task<string> UploadAsync(string userName, byte[] content)
    {
        var answer = await UntilAnsweredAsync(async () =>
        {
            using var form = new MultipartFormDataContent
            {
                {
                    new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } },
                    "file",
                    "photo.png"
                },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/files", UriKind.Relative)) { Content = form };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName));
            return await ReadAsync(await Host.Http.SendAsync(request));
        });
        ((int)answer.Status).ShouldBeInRange(200, 201, answer.Body?.ToJsonString());
        return answer.Text("id");
    }

    public async Task<string> TokenAsync(string userName)
    {
        if (tokens.TryGetValue(userName, out var known))
            return known;
        var answer = await ReadAsync(
            await Host.Http.PostAsJsonAsync(new Uri("/api/auth/login", UriKind.Relative), new { userName, password = HostProcess.Password })
        );
        return tokens[userName] = answer.Expect(HttpStatusCode.OK).Text("accessToken");
    }

    private async Task<Answer> UntilAnsweredAsync(Func<Task<Answer>> ask)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception gone) when (Patient && attempt < 2400 && gone is HttpRequestException or IOException or TaskCanceledException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new Answer(response.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null);
        }
    }
}
