using CaseFlow.Workflows.People;

namespace CaseFlow.Workflows.Pipeline;

/// <summary>An answer already given under a key, committed with what it answers for.</summary>
public sealed class IdempotencyRecord
{
    public required string Key { get; set; }
    public PersonId PersonId { get; set; }
    public required string RequestHash { get; set; }

    /// <summary>JSON of the response.</summary>
    public required string Response { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
