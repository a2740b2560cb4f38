using CaseFlow.Engine.Definitions;
using CaseFlow.Host.Security;
using CaseFlow.Host.StudioApi.Definitions;
using CaseFlow.Host.StudioApi.Descriptors;
using CaseFlow.Host.StudioApi.Instances;
using CaseFlow.Host.StudioApi.Live;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys;

namespace CaseFlow.Host.StudioApi;

/// <summary>
/// What Elsa Studio asks of its server, below <c>/elsa/api</c>. Its calls send the same use cases as our own pages; only the JSON is
/// Elsa's.
/// </summary>
public static class StudioEndpoints
{
    public static IServiceCollection AddStudioApi(this IServiceCollection services) =>
        services
            .AddHttpContextAccessor()
            .AddScoped<ActivityCatalog>()
            .AddScoped<StudioDefinition>()
            .AddScoped<InstanceReading>()
            .AddLiveInstances();

    public static void MapStudioApi(this IEndpointRouteBuilder app)
    {
        var studio = app.MapGroup("/elsa/api").ExcludeFromDescription().Require(DefinitionsRoom.Read);
        app.MapGet(
                "/elsa/stages.css",
                (ActivityRegistry registry, HttpContext context) =>
                {
                    context.Response.Headers.CacheControl = "private, max-age=3600";
                    return Results.Text(StageStyles.StyleSheet(registry), "text/css");
                }
            )
            .ExcludeFromDescription()
            .Require(DefinitionsRoom.Read);
        studio.MapDescriptors();
        studio.MapStudioDefinitions();
        studio.MapStudioVersions();
        studio.MapStudioFiles();
        studio.MapInstances();
        studio.MapExecutions();
        studio.MapTrialRuns();
        app.MapHub<InstanceHub>(InstanceHub.Path).ExcludeFromDescription().Require(DefinitionsRoom.Read, JourneysRoom.Read);
    }

    private static IServiceCollection AddLiveInstances(this IServiceCollection services)
    {
        services.AddSignalR();
        return services.AddSingleton<OpenViewers>().AddHostedService<LiveInstances>();
    }
}
