using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CaseFlow.Host.Security;

/// <summary>
/// Slows down who guesses passwords: so many failures from one address, and it must wait. A single account is locked by <c>SignIn</c>
/// itself.
/// Only failures count, since a whole clinic signs in from one address every morning.
/// </summary>
public sealed class LoginThrottle : IDisposable
{
    public const int FailuresAllowed = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(
            Network(context.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = FailuresAllowed, Window = Window }
        )
    );

    /// <summary>How long the address must wait; null if it may try.</summary>
    public TimeSpan? MustWait(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context, permitCount: 0);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    public void CountFailure(HttpContext context) => limiter.AttemptAcquire(context).Dispose();

    public void Dispose() => limiter.Dispose();

    /// <summary>An IPv6 user owns a whole /64.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
