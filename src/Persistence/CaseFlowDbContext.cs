using System.Reflection;
using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.Workflows;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence;

/// <summary>How rows are stored: ids as uuid, enums as text, and each query limited to the caller's branches.</summary>
public sealed class CaseFlowDbContext(DbContextOptions<CaseFlowDbContext> options, CurrentPerson person) : CaseFlowDb(options)
{
    private static readonly MethodInfo FilterByBranchMethod = typeof(CaseFlowDbContext).GetMethod(nameof(FilterByBranch), BindingFlags.NonPublic | BindingFlags.Instance)!;

    // Read anew by every query, so that a context follows its person.
    private bool SeesAllBranches => person.IsSystem;

    private IReadOnlyList<BranchId> VisibleBranches => person.Branches;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var id in typeof(BranchId).Assembly.GetTypes().Where(IsId))
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(CaseFlowDbContext).Assembly);
        foreach (var row in model.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOfBranch))))
            FilterByBranchMethod.MakeGenericMethod(row.ClrType).Invoke(this, [model]);
        if (Database.IsSqlite()) SqliteModel.Apply(model);
        else PostgresModel.Apply(model);
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private void FilterByBranch<TRow>(ModelBuilder model)
        where TRow : class, IOfBranch =>
        model.Entity<TRow>().HasQueryFilter(row => SeesAllBranches || VisibleBranches.Contains(EF.Property<BranchId>(row, nameof(IOfBranch.BranchId))));
}
