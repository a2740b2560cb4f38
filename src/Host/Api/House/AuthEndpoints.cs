using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Api.House;

public static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.MapPost("/login", Login).AllowAnonymous().Produces<AccessTokenResponse>();
        auth.MapPost("/refresh", Refresh).AllowAnonymous().Produces<AccessTokenResponse>();
        auth.MapPost("/logout", (Delegate)Logout).RequireSignedIn();
    }

    /// <summary>Signs in.</summary>
    /// <remarks>
    /// Sets a cookie for browsers and answers tokens for programs: send the access token as Bearer; it lasts an hour, the refresh token 14
    /// days.
    /// </remarks>
    internal static async Task Login(
        LoginBody body,
        HttpContext context,
        LoginThrottle throttle,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        if (throttle.MustWait(context) is { } wait)
        {
            await Problems.WriteAsync(context, new Refusal(RefusalKind.TooManyRequests, "auth.too-many", wait));
            return;
        }

        var answer = await mediator.Send(new SignIn.Command(body.UserName, body.Password), cancel);
        if (answer.IsSuccess)
        {
            await Sessions.OpenAsync(context, answer.Value);
            await Sessions.IssueTokensAsync(context, answer.Value);
            return;
        }

        throttle.CountFailure(context);
        await Problems.WriteAsync(context, answer.Refusal);
    }

    /// <summary>Takes new tokens for a refresh token.</summary>
    internal static async Task Refresh(RefreshBody body, HttpContext context)
    {
        if (!await Sessions.TryRefreshAsync(context, body.RefreshToken))
            await Problems.WriteAsync(context, new Refusal(RefusalKind.Unauthenticated, "auth.token-over"));
    }

    /// <summary>Ends the browser's session. A program forgets its tokens.</summary>
    internal static async Task<NoContent> Logout(HttpContext context)
    {
        await Sessions.CloseAsync(context);
        return TypedResults.NoContent();
    }

    internal sealed record LoginBody(string UserName, string Password);

    internal sealed record RefreshBody(string RefreshToken);
}
