namespace CaseFlow.Persistence.Postgres;

/// <summary>One run of one host, among those that share a database.</summary>
public sealed class ThisHost
{
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>For whoever looks at the table of hosts.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";
}
