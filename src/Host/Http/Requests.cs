namespace CaseFlow.Host.Http;

public static class Requests
{
    /// <summary>
    /// A browser on its way to a page, not a script or a program: it can be sent elsewhere and is shown a page instead of a problem.
    /// </summary>
    public static bool WantsPage(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api")
        && !request.Headers.ContainsKey("HX-Request")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
