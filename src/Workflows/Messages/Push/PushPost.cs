using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Notices;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// Speaks to push services (RFC 8030). What leaves the house says that there is something, not what: no client, no finding.
/// </summary>
public sealed class PushPost(PushKey key, TimeProvider clock) : IDisposable
{
    private const string NoAddress = "mailto:caseflow@localhost";

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    );

    /// <summary>What the service may keep while the browser sleeps, and for how long we try.</summary>
    public static TimeSpan UsefulFor(Notice notice) => notice.IsUrgent ? TimeSpan.FromMinutes(15) : NoticeBoard.Patience;

    /// <returns>False: the browser is gone, or wants no more (404, 410).</returns>
    public async Task<bool> SendAsync(Notice notice, PushDevice to, string contact, CancellationToken cancel)
    {
        var address = new Uri(to.Endpoint);
        var content = JsonSerializer.SerializeToUtf8Bytes(new { id = notice.Id, urgent = notice.IsUrgent }, OutboxWriter.Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(PushCipher.Encrypt(content, to.PublicKey, to.Secret)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("TTL", ((int)UsefulFor(notice).TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Urgency", notice.IsUrgent ? "high" : "normal");
        request.Headers.TryAddWithoutValidation("Topic", notice.Id.Value.ToString("N"));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            key.AuthorizationFor(
                address.GetLeftPart(UriPartial.Authority),
                contact == MessageSettings.PublicAddress.Default ? NoAddress : contact,
                clock.GetUtcNow()
            )
        );
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return false;
        return answer.IsSuccessStatusCode
            ? true
            : throw new HttpRequestException($"The push service of {address.Host} answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => http.Dispose();
}
