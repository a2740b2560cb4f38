using CaseFlow.Host.Api;
using CaseFlow.Host.Http;
using CaseFlow.Host.Pages;
using CaseFlow.Host.Security;
using CaseFlow.Host.Startup;
using CaseFlow.Host.StudioApi;
using CaseFlow.Host.Texts;
using CaseFlow.Host.Workers;
using CaseFlow.Host.Workers.Rooms;
using CaseFlow.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace CaseFlow.Host;

/// <summary>The host, put together.</summary>
public static class CaseFlowApp
{
    /// <param name="change">For tests: a clock of their own.</param>
    public static WebApplication Build(StartOptions options, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = options.ContentRoot });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddLogs(options);
        builder.Services.AddParts(options);
        change?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseRequestPipeline();
        app.MapPages();
        app.MapApi();
        app.MapStudioApi();
        app.MapApiDescription();
        app.UseEndpoints(_ => { }); // all of them are known now
        return app;
    }

    /// <summary>
    /// Compiles the handlers of all routes, the longest part of a start: begun early, it goes on beside what the store needs
    /// (docs/performance.md).
    /// </summary>
    public static Task PrepareRoutesAsync(this WebApplication app) =>
        Task.Run(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints);

    private static void AddParts(this IServiceCollection services, StartOptions options)
    {
        services.AddCaseFlow(
            new CaseFlowOptions
            {
                DataFolder = options.DataFolder,
                Database = options.Database,
                ArchiveAfter = options.ArchiveAfter,
            }
        );
        services.AddDataProtection().SetApplicationName("CaseFlow").PersistKeysToFileSystem(new(Path.Combine(options.DataFolder, "keys")));
        services.AddSessions();
        services.AddDemands();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Denials>();
        services.AddSingleton<LoginThrottle>();
        services.AddExceptionHandler<Failures>();
        services.AddApiJson();
        services.AddApiDescription();
        services.AddPages();
        services.AddStudioApi();
        services.AddWorkers();
    }

    /// <summary>What every request passes on its way to its endpoint, in this order.</summary>
    private static void UseRequestPipeline(this WebApplication app)
    {
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseExceptionHandler(_ => { });
        app.UsePageFiles();
        app.UseRouting();
        app.UseNothingThere();
        app.UseSameOrigin();
        app.UseAuthentication();
        app.UsePersonOfSession();
        app.UseTrials();
        app.UseAuthorization();
        app.UseMiddleware<RequestBodies>();
    }

    private static void AddWorkers(this IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<AsSystem>();
        services.AddTransient<Alarm>();
        services.AddHostedService<TimerWorker>();
        services.AddTransient<DueRowsParts>();
        services.AddHostedService<TriggerWorker>();
        services.AddHostedService<PublicationWorker>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<NoticeWorker>();
        services.AddHostedService<LeaveWorker>();
        services.AddHostedService<BalanceWorker>();
        services.AddHostedService<WatchWorker>();
        services.AddHostedService<CheckpointWorker>();
        services.AddHostedService<RetentionWorker>();
    }
}
