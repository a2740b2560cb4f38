using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Host.Pages;

/// <summary>The files under wwwroot. Those that lie there compressed are sent so: the designer's six megabytes would be forty.</summary>
public static class PackedFiles
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    private static readonly (string Encoding, string Extension)[] Packings = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings =
        {
            [".dat"] = "application/octet-stream",
            [".br"] = "application/octet-stream",
            [".gz"] = "application/octet-stream",
        },
    };

    public static IApplicationBuilder UsePageFiles(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path.Value!;
                if (
                    path.StartsWith("/studio/", StringComparison.Ordinal)
                    && Packings.FirstOrDefault(packing =>
                        Takes(context.Request, packing.Encoding) && files.GetFileInfo(path + packing.Extension).Exists
                    )
                        is { Encoding: not null } packed
                )
                {
                    context.Items[typeof(PackedFiles)] = (path, packed.Encoding);
                    context.Request.Path = path + packed.Extension;
                }
                return next(context);
            }
        );
        return app.UseStaticFiles(
            new StaticFileOptions { ContentTypeProvider = Types, OnPrepareResponse = served => Prepare(served.Context) }
        );
    }

    private static bool Takes(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken)
        && taken.Any(one => one.Value == encoding && one.Quality is not 0);

    private static void Prepare(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path.Value!;
        if (context.Items[typeof(PackedFiles)] is (string plain, string encoding))
        {
            path = plain;
            headers.ContentEncoding = encoding;
            headers.ContentType = Types.TryGetContentType(plain, out var type) ? type : "application/octet-stream";
        }
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        headers.CacheControl = context.Request.Query.ContainsKey("v") || IsFingerprinted(path) ? Forever : AskAgain;
    }

    /// <summary>"System.Linq.zrgapkccbx.wasm": the ten letters before the extension change with the content.</summary>
    private static bool IsFingerprinted(string path) =>
        path.StartsWith("/studio/_framework/", StringComparison.Ordinal)
        && path.Split('.') is { Length: >= 3 } parts
        && parts[^2].Length == 10
        && parts[^2].All(char.IsAsciiLetterOrDigit);
}
