using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// Connections for the questions that are asked again and again: each keeps them prepared, which EF's do not. As many as ask at the same
/// time.
/// </summary>
public sealed class PreparedReads(SqliteConnections connections) : IDisposable
{
    private readonly ConcurrentBag<Lane> free = [];
    private long asked;

    /// <summary>Questions so far.</summary>
    public long Asked => Volatile.Read(ref asked);

    /// <summary>All answers see one state of the database.</summary>
    public T Ask<T>(string sql, string parameter, object value, Func<DbDataReader, T> take)
    {
        Interlocked.Increment(ref asked);
        if (!free.TryTake(out var lane))
            lane = new Lane(connections.ForReading);
        try
        {
            var answer = lane.Ask(sql, parameter, value, take);
            free.Add(lane);
            return answer;
        }
        catch
        {
            lane.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (free.TryTake(out var lane))
            lane.Dispose();
    }

    private sealed class Lane : IDisposable
    {
        private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
        private readonly SqliteConnection connection;
        private readonly PreparedStatement begin;
        private readonly PreparedStatement end;

        public Lane(string connectionString)
        {
            connection = new SqliteConnection(connectionString);
            connection.Open();
            (begin, end) = (new PreparedStatement(connection.Handle!, "BEGIN"), new PreparedStatement(connection.Handle!, "COMMIT"));
        }

        public T Ask<T>(string sql, string parameter, object value, Func<DbDataReader, T> take)
        {
            if (!prepared.TryGetValue(sql, out var command))
                prepared.Add(sql, command = Prepare(sql, parameter));
            command.Parameters[0].Value = value;
            begin.Execute([]);
            try
            {
                using var reader = command.ExecuteReader();
                return take(reader);
            }
            finally
            {
                end.Execute([]);
            }
        }

        public void Dispose()
        {
            foreach (var command in prepared.Values)
                command.Dispose();
            begin.Dispose();
            end.Dispose();
            connection.Dispose();
        }

        private SqliteCommand Prepare(string sql, string parameter)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // made from the model's own names
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
            return command;
        }
    }
}
