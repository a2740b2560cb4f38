using System.Globalization;
using System.Net;
using CaseFlow.Host.Security;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Security;

/// <summary>On a host of its own: afterwards nobody signs in there any more.</summary>
public sealed class LoginThrottleTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Many_failures_from_one_address_make_it_wait_also_with_the_right_password()
    {
        for (var failure = 0; failure < LoginThrottle.FailuresAllowed; failure++)
            (await host.Stranger.PostAsync("/api/auth/login", new { userName = $"guess{failure}", password = "wrong" })).Status.ShouldBe(
                HttpStatusCode.Unauthorized
            );

        var answer = await host.Stranger.PostAsync("/api/auth/login", new { userName = "front-desk01", password = HostFixture.Password });

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.TooManyRequests, "auth.too-many"));
        int.Parse(answer.Header("Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 300);
    }
}
