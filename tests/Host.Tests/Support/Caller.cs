using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CaseFlow.Host.Tests.Support;

/// <summary>Speaks HTTP with the host as one person, and keeps no cookies.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient http;

    public Caller(Uri address, string? token)
    {
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body ?? new { }), key is null ? [] : [("Idempotency-Key", key)]);

    public Task<Answer> PostTextAsync(string path, string text, string mediaType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, mediaType));

    public Task<Answer> UploadAsync(byte[] content, string fileName = "photo.png", string field = "file") =>
        SendAsync(HttpMethod.Post, "/api/files", new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName } });

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    public Task<Stream> OpenAsync(string path) => http.GetStreamAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => http.Dispose();
}

/// <summary>What came back.</summary>
public sealed class Answer(HttpResponseMessage response, string text)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public string Text { get; } = text;

    public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

    public Uri? Location { get; } = response.Headers.Location;

    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>What the problem is about: "task.not-found".</summary>
    public string Code => Json.GetProperty("type").GetString()!["urn:caseflow:".Length..];

    public string Title => Json.GetProperty("title").GetString()!;

    public string Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";

    public IReadOnlyList<string> Fields =>
        Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];

    public override string ToString() => $"{(int)Status} {Text}";
}
