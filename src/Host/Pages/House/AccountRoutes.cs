using CaseFlow.Host.Pages.Setup;
using CaseFlow.Host.Security;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace CaseFlow.Host.Pages.House;

/// <summary>Signing in and out with a plain form, and the language.</summary>
internal static class AccountRoutes
{
    public static void MapAccountPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", BeginAsync).RequireSignedIn();
        pages.MapGet("/account/password", Password).RequireSignedIn();
        pages
            .MapGet(
                "/login",
                (string? returnUrl, CurrentPerson person) =>
                    person.IsKnown ? Results.LocalRedirect(Local(returnUrl)) : Login(Local(returnUrl))
            )
            .AllowAnonymous();
        pages.MapPost("/login", LoginAsync).AllowAnonymous();
        pages.MapPost("/logout", (Delegate)LogoutAsync).AllowAnonymous();
        pages.MapPost("/language", (Delegate)LanguageAsync).AllowAnonymous();
    }

    /// <summary>Who can complete the set-up goes there while something is missing, everybody else to work.</summary>
    private static async Task<IResult> BeginAsync(Visitor visitor, IMediator mediator, CancellationToken cancel) =>
        Results.LocalRedirect(
            visitor.May(HouseRoom.ManageStaff) && !await SetupSteps.IsCompleteAsync(mediator, cancel) ? "/setup" : "/inbox"
        );

    private static RazorComponentResult<PasswordPage> Password(CurrentPerson person) => new(new { IsDemanded = person.MustChangePassword });

    private static async Task<IResult> LoginAsync(HttpContext http, IMediator mediator, LoginThrottle throttle)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (userName, password, returnUrl) = (form["userName"].ToString().Trim(), form["password"].ToString(), Local(form["returnUrl"]));
        if (throttle.MustWait(http) is { } wait)
            return Login(
                returnUrl,
                userName,
                Text.Of("auth.too-many", Math.Ceiling(wait.TotalSeconds)),
                StatusCodes.Status429TooManyRequests
            );

        var signedIn = await mediator.Send(new SignIn.Command(userName, password), http.RequestAborted);
        if (!signedIn.IsSuccess)
        {
            throttle.CountFailure(http);
            return Login(
                returnUrl,
                userName,
                Text.Of(signedIn.Refusal.Code, signedIn.Refusal.Arguments),
                StatusCodes.Status401Unauthorized
            );
        }

        await Sessions.OpenAsync(http, signedIn.Value);
        return Results.LocalRedirect(returnUrl);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http)
    {
        await Sessions.CloseAsync(http);
        return Results.LocalRedirect("/login");
    }

    /// <summary>Remembers the language for a year and shows the page again from which it was chosen.</summary>
    private static async Task<IResult> LanguageAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var culture = form["to"] == "en" ? Text.English : Text.Chinese;
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );
        return Results.LocalRedirect(
            Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) ? Local(from.PathAndQuery) : "/"
        );
    }

    private static RazorComponentResult<LoginPage> Login(
        string returnUrl,
        string userName = "",
        string? error = null,
        int status = StatusCodes.Status200OK
    ) =>
        new(
            new
            {
                ReturnUrl = returnUrl,
                UserName = userName,
                Error = error,
            }
        )
        {
            StatusCode = status,
        };

    /// <summary>Only our own pages: what looks like another host's address leads to where the visitor begins.</summary>
    private static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}
