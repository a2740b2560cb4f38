namespace CaseFlow.TestKit.Databases;

/// <summary>Which database a clinic keeps its rows in.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}

public static class Stores
{
    /// <summary>For tests that do not care: SQLite, unless CASEFLOW_TEST_STORE says postgres.</summary>
    public static Store Usual { get; } =
        Environment.GetEnvironmentVariable("CASEFLOW_TEST_STORE") == "postgres" ? Store.Postgres : Store.Sqlite;
}
