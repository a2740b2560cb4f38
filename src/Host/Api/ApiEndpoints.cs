using CaseFlow.Host.Http;

namespace CaseFlow.Host.Api;

/// <summary>The whole REST API: what the rooms answer, and what is asked of the host itself.</summary>
public static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").CheckRequests();
        foreach (var front in Fronts.All)
        {
            front.MapApi(api);
            front.MapBesideApi(app);
        }
        app.MapLive();
        app.MapHealth();
    }
}
