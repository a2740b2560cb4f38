using CaseFlow.Host.Http;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CaseFlow.Host.Security;

/// <summary>What those get who may not: a person looking for a page is shown the sign-in, everything else a problem.</summary>
public sealed class Denials : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
            return next(context);

        var signedIn = context.User.Identity?.IsAuthenticated == true;
        if (!signedIn && context.Request.WantsPage())
        {
            var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            context.Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(back)}");
            return Task.CompletedTask;
        }

        // Signed in with a password that somebody else made up: first another one.
        var mustChange = context.RequestServices.GetRequiredService<CurrentPerson>().MustChangePassword;
        if (mustChange && context.Request.WantsPage())
        {
            context.Response.Redirect("/account/password");
            return Task.CompletedTask;
        }

        if (!signedIn)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(
            context,
            mustChange ? Refusal.Forbidden("auth.must-change-password")
                : signedIn ? Refusal.Forbidden("auth.forbidden")
                : new Refusal(RefusalKind.Unauthenticated, "auth.required")
        );
    }
}
