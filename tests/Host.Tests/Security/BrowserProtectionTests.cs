using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Security;

[Collection(SharedHost.Name)]
public sealed class BrowserProtectionTests(HostFixture host)
{
    [Theory]
    [InlineData("/api/me")]
    [InlineData("/login")]
    [InlineData("/api-docs")]
    [InlineData("/nowhere")]
    [InlineData("/api-docs/reader.js")]
    public async Task Every_answer_carries_the_headers_that_protect_a_browser(string path)
    {
        var answer = await host.Stranger.GetAsync(path);

        var policy = answer.Header("Content-Security-Policy");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Referrer-Policy").ShouldBe("same-origin");
        answer.Header("Server").ShouldBe("");
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/api-docs")]
    public async Task Pages_hold_no_inline_script_or_style(string path)
    {
        var page = (await host.Stranger.GetAsync(path, ("Accept", "text/html"))).Text;

        page.ShouldContain("<html");
        page.ShouldNotMatch("<script(?![^>]*( src=|application/json))");
        page.ShouldNotContain("<style");
        page.ShouldNotMatch(" style=| on[a-z]+=\"");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_use_a_browsers_session(string header, string value)
    {
        var answer = await host.Stranger.SendAsync(HttpMethod.Post, "/api/auth/logout", null, (header, value));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "auth.cross-site"));
    }

    [Fact]
    public async Task Our_own_pages_can()
    {
        var login = await host.Stranger.PostAsync("/api/auth/login", new { userName = "front-desk01", password = HostFixture.Password });

        var answer = await host.Stranger.SendAsync(
            HttpMethod.Post,
            "/api/auth/logout",
            null,
            ("Cookie", login.Header("Set-Cookie").Split(';')[0]),
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", host.Address.GetLeftPart(UriPartial.Authority))
        );

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
