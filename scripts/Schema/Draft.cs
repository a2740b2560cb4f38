using System.Reflection;
using CaseFlow.Persistence;
using CaseFlow.Schema.Snapshots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Schema;

/// <summary>
/// What one database lacks of the model as the code describes it now: the model of the last schema file is kept as a snapshot.
/// </summary>
#pragma warning disable CA1001 // the context never connects, and its Dispose does nothing
public sealed class Draft
#pragma warning restore CA1001
{
    private readonly CaseFlowDbContext context;
    private readonly IModel model;

    private Draft(string database, ModelSnapshot snapshot, Action<DbContextOptionsBuilder> choose)
    {
        Database = database;
        var options = new DbContextOptionsBuilder<CaseFlowDbContext>();
        choose(options);
        context = new CaseFlowDbContext(options.Options);
        model = context.GetService<IDesignTimeModel>().Model;
        Operations = context
            .GetService<IMigrationsModelDiffer>()
            .GetDifferences(Finished(snapshot).GetRelationalModel(), model.GetRelationalModel());
    }

    public static IReadOnlyList<Draft> Both => [Sqlite(new SqliteSnapshot()), Postgres(new PostgresSnapshot())];

    public string Database { get; }

    /// <summary>Of src/Persistence/Migrations.</summary>
    public string Folder => Database.ToLowerInvariant();

    /// <summary>What would have to be done; empty where the schema files have followed the model.</summary>
    public IReadOnlyList<MigrationOperation> Operations { get; }

    /// <summary>Since this snapshot. Nothing is connected to: a model only has to know whose SQL it is to become.</summary>
    internal static Draft Sqlite(ModelSnapshot taken) => new("Sqlite", taken, options => options.UseSqlite("Data Source=:memory:"));

    /// <inheritdoc cref="Sqlite"/>
    internal static Draft Postgres(ModelSnapshot taken) => new("Postgres", taken, options => options.UseNpgsql("Host=nowhere"));

    /// <summary>The operations as text. Our runners bring the transaction, and SQLite's checks foreign keys itself.</summary>
    public string Sql() => Sql(Operations);

    internal string Sql(IReadOnlyList<MigrationOperation> operations) =>
        string.Join(
            '\n',
            context
                .GetService<IMigrationsSqlGenerator>()
                .Generate(operations, model, MigrationsSqlGenerationOptions.Script)
                .Select(command => command.CommandText)
                .Where(text => !text.StartsWith("PRAGMA foreign_keys", StringComparison.Ordinal))
        );

    /// <summary>docs/tables.md: of the model as it is now.</summary>
    public string TablesDocument() => Tables.Document(model);

    /// <summary>The code of a new snapshot: of the model as it is now.</summary>
    public string Snapshot()
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
        ServicesOfProvider().ConfigureDesignTimeServices(services);
        using var provider = services.BuildServiceProvider();
        var writer = provider.GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#");
        return writer.GenerateSnapshot(typeof(SqliteSnapshot).Namespace, typeof(CaseFlowDbContext), $"{Database}Snapshot", model);
    }

    private IDesignTimeServices ServicesOfProvider()
    {
        var provider = Assembly.Load(context.Database.ProviderName!);
        var named = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
        return (IDesignTimeServices)Activator.CreateInstance(provider.GetType(named, throwOnError: true)!)!;
    }

    private IModel Finished(ModelSnapshot snapshot) =>
        context
            .GetService<IModelRuntimeInitializer>()
            .Initialize(((IMutableModel)snapshot.Model).FinalizeModel(), designTime: true, validationLogger: null);
}
