using CaseFlow.Host.Http;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Host.Api;

/// <summary>The whole REST API.</summary>
public static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").CheckRequests();
        api.MapAuth();
        api.MapMe();
        api.MapClients();
        api.MapJourneys();
        api.MapHistory();
        api.MapTasks();
        api.MapFiles();
        api.MapPriceItems();
        api.MapOrders();
        api.MapEvents();
        api.MapDefinitions();
        app.MapLive();
        app.MapHealth();
    }

    /// <summary>Where nothing else is.</summary>
    public static void MapNothingElse(this WebApplication app) => app
        .MapFallback(context => Problems.WriteAsync(context, Refusal.NotFound("http.not-found")))
        .AllowAnonymous();
}
