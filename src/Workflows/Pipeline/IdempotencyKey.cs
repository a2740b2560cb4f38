namespace CaseFlow.Workflows.Pipeline;

/// <summary>The key of the request at hand, if its sender gave one; the pipeline remembers the answer under it (promise 1).</summary>
public sealed class IdempotencyKey
{
    public string? Value { get; set; }

    /// <summary>SHA-256 of the request's path and body, hex: the same key with another body is refused.</summary>
    public string? RequestHash { get; set; }
}
