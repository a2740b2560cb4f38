using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

public static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Get).WithTags("Auth").RequireSignedIn();
        api.MapPost("/me/password", ChangeOwnPassword).WithTags("Auth").RequireSignedIn();
    }

    /// <summary>Who the caller is, with roles, branches and permissions.</summary>
    internal static async Task<Answer<GetMe.Response>> Get(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetMe.Query(), cancel);

    /// <summary>Changes the caller's password. A browser's session goes on; tokens and all other sessions end.</summary>
    internal static async Task<Answer<Done>> ChangeOwnPassword(
        PasswordBody body,
        HttpContext http,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var changed = await mediator.Send(new ChangePassword.Command(body.OldPassword, body.NewPassword), cancel);
        if (!changed.IsSuccess)
            return new Answer<Done>(changed.Refusal);
        if (http.Request.Headers.Authorization.Count == 0)
            await Sessions.OpenAsync(http, changed.Value);
        return new Answer<Done>(Done.Instance);
    }

    internal sealed record PasswordBody(string OldPassword, string NewPassword);
}
