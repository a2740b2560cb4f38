using CaseFlow.TestKit;

namespace CaseFlow.Persistence.Tests.Sqlite;

public sealed class SqliteStoreTests : StoreContract
{
    protected override Clinic Clinic { get; } = new();
}

public sealed class SqliteInstanceStoreTests : InstanceStoreContract
{
    protected override Clinic Clinic { get; } = new();
}
