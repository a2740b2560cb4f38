using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;

namespace CaseFlow.Persistence.Tests.Postgres;

public sealed class PostgresStoreTests : StoreContract
{
    protected override Clinic Clinic { get; } = new(store: Store.Postgres);
}

public sealed class PostgresInstanceStoreTests : InstanceStoreContract
{
    protected override Clinic Clinic { get; } = new(store: Store.Postgres);
}
