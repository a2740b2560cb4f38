namespace CaseFlow.Host.Http;

/// <summary>Scripts, styles and pictures of the pages.</summary>
public static class Assets
{
    /// <summary>The browser asks each time whether a file changed; a file that did not costs one short answer.</summary>
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, no-cache",
    });
}
