using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;

namespace CaseFlow.Persistence.Tests.Sqlite;

public sealed class SqliteStoreTests : StoreContract
{
    protected override Clinic Clinic { get; } = new(store: Store.Sqlite);
}

public sealed class SqliteInstanceStoreTests : InstanceStoreContract
{
    protected override Clinic Clinic { get; } = new(store: Store.Sqlite);
}
