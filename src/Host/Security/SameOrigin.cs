using CaseFlow.Host.Http;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Security;

/// <summary>
/// Another site cannot make a signed-in browser change anything: browsers say where an unsafe request comes from, and only our own pages
/// pass.
/// Requests with a bearer token need no such check, since no browser adds one by itself; nor do programs that say nothing about an origin.
/// </summary>
public static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) =>
        app.Use(
            (context, next) => IsSafe(context.Request) ? next(context) : Problems.WriteAsync(context, Refusal.Forbidden("auth.cross-site"))
        );

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOurs(request);

    /// <summary>It comes from a page of ours or from a program; asked also of a GET where that changes something.</summary>
    public static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            return true;

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
