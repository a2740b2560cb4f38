namespace CaseFlow.Persistence.Statements;

/// <summary>
/// One row to write. It must touch exactly one row: if it touches none, somebody else has changed or removed that row meanwhile.
/// </summary>
/// <param name="Sql">The same text for all rows of one shape, so that it is prepared once. Its parameters are $1, $2, ...: SQLite takes
/// them as names, PostgreSQL as positions.</param>
/// <param name="Values">One for each parameter, converted as the model says; null for NULL.</param>
public sealed record Statement(string Sql, object?[] Values);
