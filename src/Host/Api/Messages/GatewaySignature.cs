using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Host.Http;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Api.Messages;

/// <summary>
/// A gateway that reports is known by its signature: HMAC-SHA256 with the secret that the clinic gave it, over the time and the body. What
/// it reports, it reports for all branches.
/// </summary>
internal sealed class GatewaySignature(IConfiguration configuration, TimeProvider clock, CurrentPerson person) : IEndpointFilter
{
    public const string Header = "X-CaseFlow-Signature";

    /// <summary>Where the secret is set.</summary>
    public const string Secret = "CASEFLOW_GATEWAY_SECRET";

    /// <summary>A report that was overheard is worth nothing after that.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!await IsSignedAsync(context.HttpContext.Request))
            return new Answer<Done>(new Refusal(RefusalKind.Unauthenticated, "message.bad-signature"));
        person.BecomeSystem("gateway");
        return await next(context);
    }

    private async Task<bool> IsSignedAsync(HttpRequest request)
    {
        if (configuration[Secret] is not { Length: >= 16 } secret)
            return false;
        var parts = request
            .Headers[Header]
            .ToString()
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1]);
        if (!long.TryParse(parts["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;
        request.Body.Position = 0;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var signed = Sign(secret, seconds, body.ToArray());
        return parts["v1"]
            .Any(given => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(signed)));
    }

    public static string Sign(string secret, long seconds, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(seconds.ToString(CultureInfo.InvariantCulture) + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
