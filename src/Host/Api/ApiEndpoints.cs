using CaseFlow.Host.Api.Clients;
using CaseFlow.Host.Api.Definitions;
using CaseFlow.Host.Api.Files;
using CaseFlow.Host.Api.History;
using CaseFlow.Host.Api.House;
using CaseFlow.Host.Api.Journeys;
using CaseFlow.Host.Api.Sales;
using CaseFlow.Host.Api.Tasks;
using CaseFlow.Host.Api.Trials;
using CaseFlow.Host.Http;

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
        api.MapJourneyOperations();
        api.MapMigrations();
        api.MapHistory();
        api.MapTasks();
        api.MapFiles();
        api.MapPriceItems();
        api.MapOrders();
        api.MapEvents();
        api.MapDefinitions();
        api.MapProcedures();
        api.MapPublications();
        api.MapTrials();
        api.MapSettings();
        api.MapDefinitionChecks();
        api.MapDefinitionDiff();
        app.MapRequests();
        app.MapLive();
        app.MapHealth();
    }
}
