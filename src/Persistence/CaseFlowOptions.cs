namespace CaseFlow.Persistence;

/// <summary>What a CaseFlow must be told to run.</summary>
public sealed record CaseFlowOptions
{
    /// <summary>Holds the files, the keys and, unless another database is named, the database.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL connection string; null for the SQLite file in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>From a journey's end until its history, tasks and instances are compressed; they are read as before.</summary>
    public TimeSpan ArchiveAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long the same request, sent again under its idempotency key, is answered as before.</summary>
    public TimeSpan KeepIdempotencyRecordsFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a commit waits while another process holds the database's write lock.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public string DatabaseFile => Path.Combine(DataFolder, "caseflow.db");
}
