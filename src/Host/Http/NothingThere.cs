using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Http;

/// <summary>
/// Answers where no endpoint of ours is: no such address, another method, another content type. Nothing of that needs a sign-in.
/// </summary>
public static class NothingThere
{
    /// <summary>
    /// Comes between routing and authorisation. What routing makes up for a wrong method or content type is an endpoint without a route.
    /// </summary>
    public static void UseNothingThere(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var endpoint = context.GetEndpoint();
                if (endpoint is RouteEndpoint)
                {
                    await next(context);
                    return;
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                if (endpoint?.RequestDelegate is { } explain)
                    await explain(context); // sets 405 with Allow, or 415
                await Problems.WriteAsync(
                    context,
                    context.Response.StatusCode,
                    context.Response.StatusCode switch
                    {
                        StatusCodes.Status405MethodNotAllowed => new Refusal(default, "http.method-not-allowed"),
                        StatusCodes.Status415UnsupportedMediaType => new Refusal(default, "request.unsupported-media"),
                        _ => new Refusal(default, "http.not-found"),
                    }
                );
            }
        );
}
