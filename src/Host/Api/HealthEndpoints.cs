using CaseFlow.Workflows;

namespace CaseFlow.Host.Api;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", Live);
        health.MapGet("/ready", Ready);
    }

    /// <summary>The process answers.</summary>
    internal static IResult Live() => TypedResults.Ok(new Health("live"));

    /// <summary>The database answers too.</summary>
    internal static async Task<IResult> Ready(CaseFlowDb db, CancellationToken cancel) =>
        await db.Database.CanConnectAsync(cancel)
            ? TypedResults.Ok(new Health("ready"))
            : TypedResults.Json(new Health("database does not answer"), statusCode: StatusCodes.Status503ServiceUnavailable);

    internal sealed record Health(string Status);
}
