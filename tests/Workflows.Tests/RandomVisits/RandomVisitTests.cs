using System.Globalization;
using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Care.Records;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using TaskStatus = CaseFlow.Workflows.Tasks.TaskStatus;

namespace CaseFlow.Workflows.Tests.RandomVisits;

/// <summary>
/// Visits by chance through the shipped procedures, a few in every run. CASEFLOW_VISITS says how many, for whoever has changed a procedure,
/// CASEFLOW_SEED which is the first.
/// </summary>
public sealed class RandomVisitTests
{
    /// <summary>The dates that robots fill in lie ahead for so many visits, each of which takes up to two years.</summary>
    private const int VisitsOfAClinic = 25;

    private static readonly int Visits = Setting("CASEFLOW_VISITS", 25);
    private static readonly int FirstSeed = Setting("CASEFLOW_SEED", 1);

    [Fact]
    public async Task Whatever_happens_in_a_visit_nobody_is_stuck_forgotten_treated_without_what_is_due_or_called_for_nothing()
    {
        List<string> broken = [];
        for (var first = FirstSeed; first < FirstSeed + Visits; first += VisitsOfAClinic)
        {
            await using var clinic = new Clinic();
            await clinic.OpenAsync();
            for (var seed = first; seed < Math.Min(first + VisitsOfAClinic, FirstSeed + Visits); seed++)
            {
                var visit = new RandomVisit(clinic, seed);
                try
                {
                    await visit.RunAsync();
                    await CheckAsync(clinic, visit);
                }
                catch (Exception error) when (error is not OutOfMemoryException)
                {
                    broken.Add($"{error.Message}\n   {visit.Way}");
                }
            }
        }
        broken.ShouldBeEmpty();
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;

    private static async Task CheckAsync(Clinic clinic, RandomVisit visit)
    {
        var client = visit.Client.Id;
        var journeys = await clinic.ReadAsync(db => db.Journeys().AsNoTracking().Where(row => row.ClientId == client).ToListAsync());
        var ids = journeys.ConvertAll(journey => journey.Id);
        var tasks = await clinic.ReadAsync(db => db.Tasks().AsNoTracking().Where(task => ids.Contains(task.JourneyId)).ToListAsync());
        var lines = await clinic.ReadAsync(db => db.BalanceLines().AsNoTracking().Where(line => line.ClientId == client).ToListAsync());
        var orders = await clinic.ReadAsync(db => db.Orders().AsNoTracking().Where(order => ids.Contains(order.JourneyId)).ToListAsync());

        journeys.ShouldAllBe(journey => journey.Status == JourneyStatus.Finished);
        tasks.ShouldAllBe(task => task.Status != TaskStatus.Open);
        lines.ShouldAllBe(line => !line.IsOpen && line.Balance == 0, "R-BAL-1: nothing paid is left when nobody looks after it any more");
        foreach (var order in orders)
            order.Paid.ShouldBe(
                order.Refunded + lines.Where(line => line.OrderId == order.Id).Sum(line => line.Performed),
                "R-BAL-1: paid = performed + refunded"
            );

        var performed = await TreatedWithAllThatIsDueAsync(clinic, ids, client);
        var contacts = tasks.Where(task => task.ActivityType == "CaseFlow.FollowUpContact").ToList();
        var noDeal = tasks.Exists(task => task.ActivityType == "CaseFlow.RecordNoDeal" && task.Status == TaskStatus.Completed);
        if (!performed && !noDeal)
            contacts.ShouldBeEmpty("R-FUP-15: nobody is called for whom nothing is due");
    }

    /// <summary>R-TRE-1, by what was written down at the time and not by what the gate said.</summary>
    /// <returns>Whether anything was performed.</returns>
    private static async Task<bool> TreatedWithAllThatIsDueAsync(Clinic clinic, List<JourneyId> ids, ClientId client)
    {
        var records = await clinic.ReadAsync(db =>
            db.CareRecords().AsNoTracking().Where(record => ids.Contains(record.JourneyId)).OrderBy(record => record.At).ToListAsync()
        );
        var asked = await clinic.ReadAsync(db => db.FactAskings().AsNoTracking().Where(asking => asking.ClientId == client).ToListAsync());
        var items = await clinic.ReadAsync(db => db.PriceItems().AsNoTracking().ToDictionaryAsync(item => item.Id));
        var performed = records.Where(record => record.Kind == CareKinds.Performed).ToList();
        foreach (var done in performed)
        {
            var item = items[done.ItemId!.Value];
            var needs = CategoryNeeds.Of(item.Category, item.DemandsReview);
            asked.ShouldContain(asking => asking.At <= done.At, $"R-SAFE-2 for {item.Code}");
            if (needs.Signed)
            {
                Before(done, item, CareKinds.Notice);
                Before(done, item, CareKinds.Consent);
            }
            if (needs.Review)
                Before(done, item, CareKinds.Review);
            if (needs.PhotosBefore)
                Before(done, item, CareKinds.PhotosBefore, CareKinds.PhotosWaived);
        }
        return performed.Count > 0;

        void Before(CareRecord done, PriceItem item, params string[] kinds) =>
            records.ShouldContain(
                record => kinds.Contains(record.Kind) && record.At <= done.At && (record.ItemId == null || record.ItemId == done.ItemId),
                $"R-TRE-1: {item.Code} was performed without {kinds[0]}"
            );
    }
}
