using System.Data.Common;
using System.Reflection;
using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Reads;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.Workflows;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence;

/// <summary>How rows are stored: ids as uuid, enums as text, and each query limited to the caller's branches.</summary>
public sealed class CaseFlowDbContext : CaseFlowDb
{
    private static readonly MethodInfo FilterByBranchMethod = typeof(CaseFlowDbContext).GetMethod(
        nameof(FilterByBranch),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private static readonly MethodInfo FilterLentMethod = typeof(CaseFlowDbContext).GetMethod(
        nameof(FilterLent),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private static readonly CurrentPerson Nobody = new();

    private readonly PreparedReads? prepared;
    private CurrentPerson person = Nobody;

    /// <param name="prepared">Where the database has them; else EF's own connection is asked.</param>
    public CaseFlowDbContext(DbContextOptions<CaseFlowDbContext> options, PreparedReads? prepared = null)
        : base(options)
    {
        this.prepared = prepared;
        ChangeTracker.AutoDetectChangesEnabled = false; // once, at the commit: looking at every row whenever one is asked for is quadratic
    }

    // Read anew by every query, so that a context follows its person.
    private bool SeesAllBranches => person.IsSystem;

    private IReadOnlyList<BranchId> VisibleBranches => person.Branches;

    private IReadOnlyList<BranchId> ReadableBranches => person.IsInTrials ? [.. person.Branches, .. person.LentBy] : person.Branches;

    protected override Task ReadCaseAsync(JourneyId journey, CancellationToken cancel) =>
        ReadAsync(read => read.ByJourney, journey, cancel);

    protected override Task ReadCaseOfAsync(TaskId task, CancellationToken cancel) => ReadAsync(read => read.ByTask, task, cancel);

    /// <summary>Whose queries these are from now on; null: nobody's, which see no rows of any branch.</summary>
    public void Serve(CurrentPerson? who) => person = who ?? Nobody;

#pragma warning disable CA2215 // a scope's end is not the context's: it goes on to serve others
    /// <summary>Nothing; see <see cref="ContextPool"/>.</summary>
    public override void Dispose() { }

    /// <inheritdoc cref="Dispose"/>
    public override ValueTask DisposeAsync() => default;
#pragma warning restore CA2215

    /// <summary>It is not used again.</summary>
    public void Retire() => base.Dispose();

    /// <summary>As if nothing had been read or staged.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        CloseCases();
    }

    private async Task ReadAsync(Func<JourneyRead, string> question, object id, CancellationToken cancel)
    {
        var read = JourneyRead.Of(Model);
        StoredForms = prepared is null
            ? await AskAsync(question(read), read.Value(id), answers => read.Track(this, answers), cancel)
            : prepared.Ask(question(read), JourneyRead.Parameter, read.Value(id), answers => read.Track(this, answers));
    }

    private async Task<T> AskAsync<T>(string sql, object value, Func<DbDataReader, T> take, CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // made from the model's own names
            command.CommandText = sql;
#pragma warning restore CA2100
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (JourneyRead.Parameter, value);
            command.Parameters.Add(parameter);
            await using var answers = await command.ExecuteReaderAsync(cancel);
            return take(answers);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var id in typeof(BranchId).Assembly.GetTypes().Where(IsId))
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(CaseFlowDb).Assembly); // each row is described in its room
        foreach (var row in model.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOfBranch))))
            (row.ClrType.IsAssignableTo(typeof(IReadByTrials)) ? FilterLentMethod : FilterByBranchMethod)
                .MakeGenericMethod(row.ClrType)
                .Invoke(this, [model]);
        if (Database.IsSqlite())
            SqliteModel.Apply(model);
        else
            PostgresModel.Apply(model);
    }

    internal static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private void FilterByBranch<TRow>(ModelBuilder model)
        where TRow : class, IOfBranch =>
        model
            .Entity<TRow>()
            .HasQueryFilter(row => SeesAllBranches || VisibleBranches.Contains(EF.Property<BranchId>(row, nameof(IOfBranch.BranchId))));

    private void FilterLent<TRow>(ModelBuilder model)
        where TRow : class, IReadByTrials =>
        model
            .Entity<TRow>()
            .HasQueryFilter(row => SeesAllBranches || ReadableBranches.Contains(EF.Property<BranchId>(row, nameof(IOfBranch.BranchId))));
}
