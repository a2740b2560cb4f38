using System.Text.Json;
using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>The key of the request at hand, if its sender gave one; the pipeline remembers the answer under it (promise 1).</summary>
public sealed class IdempotencyKey
{
    public string? Value { get; set; }

    /// <summary>SHA-256 of the request's path and body, hex: the same key with another body is refused.</summary>
    public string? RequestHash { get; set; }
}

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

/// <summary>What was answered under the idempotency key of the request at hand.</summary>
public sealed class IdempotentResponses(CaseFlowDb db, IdempotencyKey key, CurrentPerson person, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The earlier answer; a refusal if the key stands for another request; null for a new key, or none.</summary>
    public async Task<Result<TResponse>?> FindAsync<TResponse>(CancellationToken cancel)
    {
        if (key.Value is null)
            return null;
        var record = await db.AnsweredRequests()
            .AsNoTracking()
            .FirstOrDefaultAsync(answer => answer.Key == key.Value && answer.PersonId == person.Id, cancel);
        if (record is null)
            return null;
        if (record.RequestHash != Hash)
            return new Refusal(RefusalKind.KeyReused, "idempotency.key-reused");
        return JsonSerializer.Deserialize<TResponse>(record.Response, Json)!;
    }

    public void Stage<TResponse>(TResponse response)
    {
        if (key.Value is null)
            return;
        db.AnsweredRequests()
            .Add(
                new IdempotencyRecord
                {
                    Key = key.Value,
                    PersonId = person.Id,
                    RequestHash = Hash,
                    Response = JsonSerializer.Serialize(response, Json),
                    CreatedAt = clock.GetUtcNow(),
                }
            );
    }

    private string Hash => key.RequestHash ?? "";
}
