using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// Of what is due, what no living host has taken: rows that another one takes at this very moment are passed over (<c>SKIP LOCKED</c>), the
/// others carry this host's id from then on. They are free again when it is done with them, or when it has not been seen for a while (<see
/// cref="HostPulse"/>).
/// </summary>
public sealed class SharedDueWork(PostgresConnections connections, ThisHost host) : IDueWork
{
    private const string IsFree = $"""("TakenBy" IS NULL OR "TakenBy" = $1 OR "TakenBy" NOT IN ({HostPulse.Living}))""";

    private const string Timers = $"""
        WITH due AS (
            SELECT "InstanceId", "BookmarkId" FROM "Bookmarks" WHERE "DueAt" <= $2 AND {IsFree}
            ORDER BY "DueAt", "InstanceId", "BookmarkId" LIMIT $3 FOR UPDATE SKIP LOCKED),
        taken AS (
            UPDATE "Bookmarks" AS row SET "TakenBy" = $1 FROM due
            WHERE row."InstanceId" = due."InstanceId" AND row."BookmarkId" = due."BookmarkId"
            RETURNING row."InstanceId", row."BookmarkId", row."JourneyId", row."DueAt")
        SELECT * FROM taken ORDER BY "DueAt", "InstanceId", "BookmarkId"
        """;

    private const string Messages = $"""
        WITH due AS (
            SELECT "Id" FROM "Outbox" WHERE "SentAt" IS NULL AND "NextAttemptAt" <= $2 AND {IsFree}
            ORDER BY "NextAttemptAt", "Id" LIMIT $3 FOR UPDATE SKIP LOCKED),
        taken AS (UPDATE "Outbox" AS row SET "TakenBy" = $1 FROM due WHERE row."Id" = due."Id" RETURNING row."Id", row."NextAttemptAt")
        SELECT "Id" FROM taken ORDER BY "NextAttemptAt", "Id"
        """;

    public Task<IReadOnlyList<TakeDueTimers.Due>> TakeTimersAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        TakeAsync(
            Timers,
            now,
            limit,
            row => new TakeDueTimers.Due(
                row.GetGuid(0),
                row.GetInt32(1),
                new JourneyId(row.GetGuid(2)),
                row.GetFieldValue<DateTimeOffset>(3)
            ),
            cancel
        );

    public Task<IReadOnlyList<Guid>> TakeMessagesAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        TakeAsync(Messages, now, limit, row => row.GetGuid(0), cancel);

    private async Task<IReadOnlyList<T>> TakeAsync<T>(
        string sql,
        DateTimeOffset now,
        int limit,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancel
    )
    {
        await using var command = connections.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = host.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = now.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
