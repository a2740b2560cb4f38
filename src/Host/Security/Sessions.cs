using System.Security.Claims;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace CaseFlow.Host.Security;

/// <summary>
/// Sessions of browsers (a cookie) and of programs (a bearer token). Both name a person and the security stamp of the moment of signing in;
/// who is no longer active, or whose password or roles changed since, is a stranger at the next request.
/// </summary>
public static class Sessions
{
    private const string Either = "session";
    private const string StampClaim = "stamp";

    public static void AddSessions(this IServiceCollection services)
    {
        services
            .AddAuthentication(Either)
            .AddPolicyScheme(
                Either,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                            ? BearerTokenDefaults.AuthenticationScheme
                            : CookieAuthenticationDefaults.AuthenticationScheme
            )
            .AddCookie(options =>
            {
                options.Cookie.Name = "caseflow";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = true;
            })
            .AddBearerToken(options =>
            {
                options.BearerTokenExpiration = TimeSpan.FromHours(1);
                options.RefreshTokenExpiration = TimeSpan.FromDays(14);
            });
    }

    /// <summary>Lets the browser in. A program takes its tokens with <see cref="IssueTokensAsync"/>.</summary>
    public static Task OpenAsync(HttpContext context, SignIn.Response person) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Principal(person.Id, person.SecurityStamp));

    /// <summary>Writes <see cref="AccessTokenResponse"/> as the response's body.</summary>
    public static Task IssueTokensAsync(HttpContext context, SignIn.Response person) =>
        context.SignInAsync(BearerTokenDefaults.AuthenticationScheme, Principal(person.Id, person.SecurityStamp));

    public static Task CloseAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>New tokens for a refresh token that is in force; false, and nothing written, if it is not.</summary>
    public static async Task<bool> TryRefreshAsync(HttpContext context, string refreshToken)
    {
        var services = context.RequestServices;
        var protector = services
            .GetRequiredService<IOptionsMonitor<BearerTokenOptions>>()
            .Get(BearerTokenDefaults.AuthenticationScheme)
            .RefreshTokenProtector;
        var ticket = protector.Unprotect(refreshToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (ticket?.Properties.ExpiresUtc is not { } expires || expires <= now || !await RecogniseAsync(context, ticket.Principal))
            return false;

        await context.SignInAsync(BearerTokenDefaults.AuthenticationScheme, ticket.Principal);
        return true;
    }

    /// <summary>Runs after authentication: the session's person becomes the request's.</summary>
    public static void UsePersonOfSession(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.User.Identity?.IsAuthenticated == true && !await RecogniseAsync(context, context.User))
                    context.User = new ClaimsPrincipal(new ClaimsIdentity());
                await next(context);
            }
        );

    private static Task<bool> RecogniseAsync(HttpContext context, ClaimsPrincipal principal) =>
        RecogniseAsync(context.RequestServices, principal, context.RequestAborted);

    /// <summary>The session's person becomes the scope's; false if the session is over.</summary>
    public static async Task<bool> RecogniseAsync(IServiceProvider services, ClaimsPrincipal principal, CancellationToken cancel) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal.FindFirstValue(StampClaim) is { } stamp
        && await services.GetRequiredService<SessionCheck>().TryBecomeAsync(new PersonId(id), stamp, cancel);

    private static ClaimsPrincipal Principal(PersonId person, string stamp) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(StampClaim, stamp)], Either));
}
