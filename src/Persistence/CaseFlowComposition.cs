using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Persistence;

/// <summary>All that CaseFlow is made of, below the web.</summary>
public static class CaseFlowComposition
{
    public static IServiceCollection AddCaseFlow(this IServiceCollection services, CaseFlowOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new DataFolder(options.DataFolder));
        services.AddSingleton(new RetentionTimes(options.ArchiveAfter, options.KeepIdempotencyRecordsFor));
        services.TryAddSingleton<TimeProvider>(new MicrosecondClock());
        services.AddScoped<CurrentPerson>();
        return services
            .AddEngine()
            .AddPipeline()
            .AddUseCases(typeof(CaseFlowDb).Assembly)
            .AddRooms()
            .AddAutoMapper(typeof(CaseFlowDb).Assembly)
            .AddDatabase(options)
            .AddSingleton<IFileStore, FileStore>();
    }

    private static IServiceCollection AddEngine(this IServiceCollection services) =>
        services
            .AddSingleton(_ => new ActivityRegistry(typeof(HumanTask).Assembly))
            .AddSingleton<DefinitionReader>()
            .AddScoped<IAnswerQuestions, Questions>()
            .AddScoped<WorkflowEngine>()
            .AddScoped<InstanceStore>()
            .AddScoped<IInstanceStore>(scope => scope.GetRequiredService<InstanceStore>());

    private static IServiceCollection AddDatabase(this IServiceCollection services, CaseFlowOptions options) =>
        services
            .AddScoped<IUnitOfWork, UnitOfWork>()
            .AddSingleton<ContextPool>()
            .AddScoped<ContextPool.Lease>()
            .AddScoped(scope => scope.GetRequiredService<ContextPool.Lease>().Context)
            .AddScoped<CaseFlowDb>(scope => scope.GetRequiredService<CaseFlowDbContext>())
            .AddStore(options);

    private static IServiceCollection AddStore(this IServiceCollection services, CaseFlowOptions options) =>
        options.Database is null ? services.AddSqlite() : services.AddPostgres();

    private static IServiceCollection AddSqlite(this IServiceCollection services) =>
        services
            .AddSingleton<SqliteConnections>()
            .AddSingleton<IMigrator, SqliteMigrator>()
            .AddSingleton<LogMerger>()
            .AddSingleton<WriteQueue>()
            .AddSingleton<PreparedReads>()
            .AddSingleton<IWriter>(provider => provider.GetRequiredService<WriteQueue>())
            .AddScoped<IDueWork, AllDueWork>()
            .AddDbContextFactory<CaseFlowDbContext>(
                (provider, database) =>
                    database
                        .UseSqlite(
                            provider.GetRequiredService<SqliteConnections>().ForReading,
                            sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
                        )
                        .ConfigureWarnings(Quiet)
            );

    private static IServiceCollection AddPostgres(this IServiceCollection services) =>
        services
            .AddSingleton<PostgresConnections>()
            .AddSingleton<ThisHost>()
            .AddSingleton<IMigrator, PostgresMigrator>()
            .AddSingleton<IWriter, PostgresWriter>()
            .AddSingleton<IDueWork, SharedDueWork>()
            .AddHostedService<HostPulse>()
            .AddHostedService<ChangeListener>()
            .AddDbContextFactory<CaseFlowDbContext>(
                (provider, database) =>
                    database
                        .UseNpgsql(
                            provider.GetRequiredService<PostgresConnections>().Source,
                            postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
                        )
                        .ConfigureWarnings(Quiet)
            );

    // Conflicts are everyday and run again; every other failure reaches whoever asked, and is logged there.
    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.SaveChangesFailed, CoreEventId.OptimisticConcurrencyException, RelationalEventId.CommandError);
}
