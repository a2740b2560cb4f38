using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Schema;

/// <summary>Orders of a time before balance lines get theirs, in either database: nothing that was paid is forgotten.</summary>
public sealed class BalanceMigrationTests
{
    private const string File = "0018_balance_lines.sql";
    private const string Before = """DROP TABLE "BalanceLines";""";

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task R_BAL_1_paid_orders_of_before_get_their_lines_to_the_fen(Store store)
    {
        await using var clinic = new Clinic(store: store);
        await clinic.OpenAsync(withShippedDefinitions: false);
        var journey = await JourneyAsync(clinic);
        var (paid, returned, open, free) = (NewOrder(journey, 100), NewOrder(journey, 80), NewOrder(journey, 0), NewOrder(journey, 0));
        Sell(paid, ("A", "laser", 50, 3), ("B", "injection", 50, 1), ("C", "drug", 33.33m, 1));
        paid.Refunded = 10;
        Sell(returned, ("D", "laser", 80, 2));
        (returned.Refunded, returned.Status) = (80, OrderStatus.Refunded);
        Sell(open, ("E", "laser", 80, 2));
        open.Status = OrderStatus.Priced;
        Sell(free, ("GIFT", "laser", 0, 1));
        await clinic.InsertAsync(journey, paid, returned, open, free, Treated(journey, "CaseFlow.TreatInjection"));

        await MigrateAgainAsync(clinic, store);

        var lines = await clinic.ReadAsync(db => db.BalanceLines().AsNoTracking().ToListAsync());
        lines.ShouldAllBe(line => line.ClientId == journey.ClientId && line.JourneyId == journey.Id && line.Since == paid.PaidAt);
        lines.Where(line => line.OrderId == paid.Id).Sum(line => line.Paid).ShouldBe(100);
        lines.Where(line => line.OrderId == paid.Id).Sum(line => line.Refunded).ShouldBe(10);
        lines
            .OrderBy(line => line.Code)
            .Select(line =>
                (line.Code, line.Done, line.Left, line.Paid, line.Performed, line.Refunded, line.Balance, line.Each, line.IsOpen)
            )
            .ShouldBe([
                ("A", 0m, 3m, 64.28m, 0m, 6.42m, 57.86m, 19.28m, true),
                ("B", 1m, 0m, 21.43m, 19.28m, 2.15m, 0m, 0m, false),
                ("C", 1m, 0m, 14.29m, 12.86m, 1.43m, 0m, 0m, false),
                ("D", 0m, 0m, 80m, 0m, 80m, 0m, 0m, false),
                ("GIFT", 0m, 1m, 0m, 0m, 0m, 0m, 0m, false),
            ]);
    }

    private static async Task<Journey> JourneyAsync(Clinic clinic)
    {
        var client = await clinic.RegisterAsync();
        return new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
    }

    private static Order NewOrder(Journey journey, decimal paid) =>
        new()
        {
            Id = new OrderId(Guid.CreateVersion7()),
            JourneyId = journey.Id,
            BranchId = journey.BranchId,
            Status = OrderStatus.Paid,
            Paid = paid,
            Total = paid,
            CreatedAt = journey.StartedAt,
            PaidAt = journey.StartedAt,
        };

    private static void Sell(Order order, params (string Code, string Category, decimal Price, decimal Quantity)[] lines)
    {
        foreach (var (index, line) in lines.Index())
            order.Lines.Add(
                new OrderLine
                {
                    OrderId = order.Id,
                    Number = index + 1,
                    ItemId = new PriceItemId(Guid.NewGuid()),
                    Code = line.Code,
                    Name = line.Code,
                    Category = line.Category,
                    Quantity = line.Quantity,
                    UnitPrice = line.Price,
                }
            );
    }

    private static TaskItem Treated(Journey journey, string type) =>
        new()
        {
            Id = new TaskId(Guid.CreateVersion7()),
            BranchId = journey.BranchId,
            JourneyId = journey.Id,
            DefinitionId = "treatment-injection",
            ActivityId = "treat",
            ActivityType = type,
            Title = "treat",
            EnglishTitle = "treat",
            Stage = "treatment",
            Role = "doctor",
            FormId = "treatment-record",
            Status = Workflows.Tasks.TaskStatus.Completed,
            Outcome = "Treated",
            CreatedAt = journey.StartedAt,
            ClosedAt = journey.StartedAt,
        };

    private static Task MigrateAgainAsync(Clinic clinic, Store store)
    {
        var folder = store == Store.Sqlite ? "sqlite" : "postgres";
        var newer = new Dictionary<string, string>
        {
            ["9998_before.sql"] = Before,
            ["9999_again.sql"] = new MigrationFiles(folder).Read(File),
        };
        IMigrator migrator =
            store == Store.Sqlite
                ? new SqliteMigrator(clinic.Services.GetRequiredService<SqliteConnections>(), clinic.Clock) { Files = new(folder, newer) }
                : new PostgresMigrator(clinic.Services.GetRequiredService<PostgresConnections>(), clinic.Clock)
                {
                    Files = new(folder, newer),
                };
        return migrator.MigrateAsync(CancellationToken.None);
    }
}
