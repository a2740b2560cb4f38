namespace CaseFlow.Persistence;

/// <summary>Brings the database to the newest schema; a crash half-way leaves the old one.</summary>
public interface IMigrator
{
    Task MigrateAsync(CancellationToken cancel);
}
