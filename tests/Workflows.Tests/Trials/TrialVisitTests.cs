using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Trials;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Trials;

/// <summary>P23: the set-up ends with a visit of a client who does not exist.</summary>
public sealed class TrialVisitTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private const string Visit = "client-visit";

    [Fact]
    public async Task P23_an_administrator_plays_a_trial_visit_alone_and_once_ended_nothing_of_it_is_left()
    {
        await RemoveAsync(await BeginAsync()); // the branch of all trials stays
        var before = await RowsAsync();

        var trial = await BeginAsync();
        (await FindAsync()).ShouldBe(trial);
        var played = new List<string>();
        while (played.Count < 60 && (await ReadAsync(trial)).OpenTasks is [var task, ..])
        {
            var shown = (await InTrial().SendAsync(new GetTask.Query(task.Id))).ShouldSucceed();
            // prices are looked up and pictures uploaded by requests that name no trial
            var values = JsonSerializer.SerializeToElement(await new FormFiller(clinic.As(Roles.Admin)).FillAsync(shown));
            (await InTrial().SendAsync(new CompleteTask.Command(task.Id, shown.Outcomes[0].Name, values))).ShouldSucceed();
            played.Add(shown.ActivityId);
        }

        played.ShouldContain("consent", "it came as far as the signature");
        (await clinic.As(Roles.FrontDesk).SendAsync(new ListClients.Query())).ShouldSucceed().Total.ShouldBe(0);
        (await clinic.As(Roles.Admin).SendAsync(new ListJourneys.Query())).ShouldSucceed().Total.ShouldBe(0);
        await RemoveAsync(trial);
        (await RowsAsync()).ShouldBe(before);
        (await FindAsync()).ShouldBeNull();
    }

    private async Task<JourneyId> BeginAsync() =>
        (await clinic.As(Roles.Admin).SendAsync(new StartTrial.Command(Visit))).ShouldSucceed().Journey;

    private async Task<JourneyId?> FindAsync() =>
        (await clinic.As(Roles.Admin).SendAsync(new FindTrial.Query(Visit))).ShouldSucceed().Journey;

    private async Task RemoveAsync(JourneyId trial) =>
        (await clinic.As(Roles.Admin).SendAsync(new RemoveTrial.Command(trial))).ShouldSucceed();

    private async Task<JourneyDetail> ReadAsync(JourneyId trial) =>
        (await InTrial().SendAsync(new GetJourney.Query(trial))).ShouldSucceed();

    private Staff InTrial()
    {
        var admin = clinic.PersonNamed("admin01");
        var place = clinic
            .ReadAsync(db => db.Branches().Where(branch => branch.TrialOf == clinic.Branch.Id).Select(branch => branch.Id).SingleAsync())
            .GetAwaiter()
            .GetResult();
        return new Staff(
            clinic,
            current =>
            {
                current.Become(admin.Id, admin.UserName, admin.Name, [new Grant(Roles.Admin, clinic.Branch.Id)]);
                current.EnterTrials([(place, clinic.Branch.Id)], TimeSpan.Zero);
            }
        );
    }

    /// <summary>How many rows each table has; what numbers were given last is no trace of anybody.</summary>
    private Task<string> RowsAsync() =>
        clinic.ReadAsync(async db =>
        {
            var counts = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal))
            {
                var sql = $"SELECT count(*) AS \"Value\" FROM \"{table}\"";
                if (table != "Counters")
                    counts.Add($"{table} {await db.Database.SqlQueryRaw<int>(sql).SingleAsync()}");
            }
            return string.Join(", ", counts);
        });
}
