using CaseFlow.Persistence.Postgres;
using Npgsql;

namespace CaseFlow.Persistence.Tests.Postgres;

public sealed class PostgresConnectionsTests
{
    [Fact]
    public void What_the_administrator_left_open_suits_three_hosts_on_one_server()
    {
        var text = new NpgsqlConnectionStringBuilder(PostgresConnections.Complete("Host=db.clinic;Database=caseflow"));

        text.Host.ShouldBe("db.clinic");
        (3 * text.MaxPoolSize).ShouldBeLessThan(100);
        text.MaxAutoPrepare.ShouldBePositive();
        text.ApplicationName.ShouldBe("CaseFlow");
    }

    [Fact]
    public void What_the_administrator_chose_stays_but_done_is_always_durable()
    {
        var text = new NpgsqlConnectionStringBuilder(
            PostgresConnections.Complete(
                "Host=db.clinic;Maximum Pool Size=5;Max Auto Prepare=0;Application Name=desk;Options=-c search_path=clinic"
            )
        );

        (text.MaxPoolSize, text.MaxAutoPrepare, text.ApplicationName).ShouldBe((5, 0, "desk"));
        text.Options.ShouldBe("-c search_path=clinic -c synchronous_commit=on");
    }
}
