using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Ledger;

/// <summary>P15: what was paid and is not done is seen to until nothing of it is left.</summary>
public sealed class BalanceJourneyTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_BAL_2_a_client_who_left_is_contacted_the_next_day_by_the_own_consultant()
    {
        var (client, journey) = await LeftAsync();

        var line = await LineAsync(client);
        (line.State, line.Date).ShouldBe((BalanceState.Kept, (DateOnly?)Today.AddDays(1)));
        (await OpenAsync(journey)).ShouldBeEmpty();
        await DayAsync(1);

        var task = (await OpenAsync(journey)).ShouldHaveSingleItem();
        (task.Title, task.Role).ShouldBe(("负责人联系顾客", Roles.Consultant));
        (await clinic.ReadAsync(db => db.Tasks().SingleAsync(row => row.Id == task.Id))).ForPersonId.ShouldBe(line.OwnerId);
    }

    [Fact]
    public async Task P15_nobody_starts_a_second_journey_for_a_line_that_is_looked_after()
    {
        var (_, journey) = await LeftAsync();

        (await clinic.AsSystem.SendAsync(new SeeToBalances.Command())).ShouldSucceed().Wanted.ShouldBe(0);

        (await JourneyAsync(journey)).Status.ShouldBe("running");
    }

    [Fact]
    public async Task P15_a_journey_that_somebody_cancels_is_followed_by_another_as_long_as_something_is_left()
    {
        var (client, journey) = await LeftAsync();

        (await clinic.As("admin01").SendAsync(new CancelJourney.Command(journey, "重复"))).ShouldSucceed();

        (await clinic.AsSystem.SendAsync(new SeeToBalances.Command())).ShouldSucceed().Wanted.ShouldBe(1);
        await SendAsync();
        var journeys = await clinic.ReadAsync(db =>
            db.Journeys().Where(row => row.ClientId == client.Id && row.DefinitionId == "balance").Select(row => row.Status).ToListAsync()
        );
        journeys.ShouldBe([JourneyStatus.Cancelled, JourneyStatus.Running], ignoreOrder: true);
    }

    [Fact]
    public async Task R_BAL_2_a_line_is_kept_thirty_days_at_most_and_booked_for_any_day_to_come()
    {
        var (client, journey) = await LeftAsync();
        await DayAsync(1);

        (await SayAsync(journey, "Kept", Today.AddDays(31))).ShouldBeInvalid("date", "balance.date-late");
        (await SayAsync(journey, "Kept", Today.AddDays(-1))).ShouldBeInvalid("date", "balance.date-past");
        (await SayAsync(journey, "Kept", null)).ShouldBeInvalid("date", "field.required");
        (await SayAsync(journey, "Booked", Today.AddDays(45))).ShouldSucceed();

        var line = await LineAsync(client);
        (line.State, line.Date).ShouldBe((BalanceState.Booked, (DateOnly?)Today.AddDays(45)));
        (await OpenAsync(journey)).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_BAL_3_its_day_makes_it_the_owner_s_task_and_seven_days_on_the_manager_s()
    {
        var (_, journey) = await LeftAsync();
        await DayAsync(1);
        (await SayAsync(journey, "Kept", Today.AddDays(10))).ShouldSucceed();

        await DayAsync(9);
        (await OpenAsync(journey)).ShouldBeEmpty();
        await DayAsync(1);
        (await OpenAsync(journey)).ShouldHaveSingleItem().Role.ShouldBe(Roles.Consultant);
        await DayAsync(7);

        (await OpenAsync(journey)).ShouldHaveSingleItem().Role.ShouldBe(Roles.Manager);
    }

    [Fact]
    public async Task R_BAL_1_the_journey_ends_with_its_line_and_its_task_goes_when_somebody_performs_it()
    {
        var (client, journey) = await LeftAsync();
        await DayAsync(1);
        (await OpenAsync(journey)).ShouldHaveSingleItem();
        var line = await LineAsync(client);

        await new Sales.Orders.OrderDesk(clinic).EmitAsync(
            await clinic.ReadAsync(db => db.Journeys().SingleAsync(row => row.Id == line.JourneyId)),
            new ItemsPerformed([new PerformedItem(line.ItemId.Value, line.Area, line.Left)])
        );
        await SendAsync();

        (await JourneyAsync(journey)).Status.ShouldBe("finished");
        (await LineAsync(client)).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task P15_a_client_who_wants_the_money_back_gets_what_the_rules_say_and_the_line_is_over()
    {
        var (client, journey) = await LeftAsync();
        await DayAsync(1);
        (await SayAsync(journey, "Refund", null)).ShouldSucceed();
        var request = (await OpenAsync(journey)).ShouldHaveSingleItem();
        var asked = (await clinic.As(request.Role).SendAsync(new GetTask.Query(request.Id))).ShouldSucceed();
        var line = await LineAsync(client);
        asked.Values.GetProperty("amount").GetString().ShouldBe(Money.Text(line.Refundable));
        line.State.ShouldBe(BalanceState.RefundAsked);

        await new Robot(clinic).RunAsync(journey);
        await SendAsync();

        var after = await LineAsync(client);
        (after.Balance, after.Refunded, after.Left).ShouldBe((0m, line.Refundable, 0m));
        (await JourneyAsync(journey)).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task P15_what_is_exchanged_is_told_to_the_desk_and_stays_until_it_is_done()
    {
        var (client, journey) = await LeftAsync();
        await DayAsync(1);

        (await SayAsync(journey, "Exchanged", Today.AddDays(3))).ShouldSucceed();

        (await LineAsync(client)).State.ShouldBe(BalanceState.Exchanged);
        (await JourneyAsync(journey)).Status.ShouldBe("running");
        (await OpenAsync(journey)).ShouldBeEmpty();
    }

    private DateOnly Today => DateOnly.FromDateTime(clinic.Clock.Now.UtcDateTime.AddHours(8));

    /// <summary>A client paid and left before signing; whoever looks for what is left has found it.</summary>
    private async Task<(Client Client, JourneyId Journey)> LeftAsync()
    {
        var client = await clinic.RegisterAsync();
        var visit = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", client.Id))).ShouldSucceed().Id;
        var item = (await clinic.As(Roles.Consultant).SendAsync(new ListPriceItems.Query()))
            .ShouldSucceed()
            .Items.Single(one => one.Code == "LAS-PICO");
        object[] items =
        [
            new
            {
                itemId = item.Id,
                name = item.Name,
                category = "laser",
                area = "面部",
                quantity = 1,
            },
        ];
        await new Robot(clinic).RunToAsync(
            visit,
            "SignConsent",
            task => task.ActivityType == "CaseFlow.Consultation" ? new { proposedItems = items } : null
        );
        var left = JsonSerializer.SerializeToElement(new { reason = "赶飞机" });
        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseJourneyEvent.Command(visit, "client-left", left))).ShouldSucceed();
        (await clinic.AsSystem.SendAsync(new SeeToBalances.Command())).ShouldSucceed().Wanted.ShouldBe(1);
        await SendAsync();
        var journey = await clinic.ReadAsync(db =>
            db.Journeys().Where(row => row.ClientId == client.Id && row.DefinitionId == "balance").Select(row => row.Id).SingleAsync()
        );
        return (client, journey);
    }

    private Task DayAsync(int days) => clinic.PassAsync(TimeSpan.FromDays(days));

    private async Task SendAsync() => (await clinic.AsSystem.SendAsync(new SendOutbox.Command())).ShouldSucceed();

    private async Task<Result<CompleteTask.Response>> SayAsync(JourneyId journey, string outcome, DateOnly? date) =>
        await clinic
            .As(Roles.Consultant)
            .CompleteAsync(
                (await OpenAsync(journey)).ShouldHaveSingleItem().Id,
                outcome,
                new { note = "顾客想过几天再来", date = date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }
            );

    private async Task<JourneyDetail> JourneyAsync(JourneyId journey) =>
        (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed();

    private async Task<IReadOnlyList<OpenTask>> OpenAsync(JourneyId journey) => (await JourneyAsync(journey)).OpenTasks;

    private Task<BalanceLine> LineAsync(Client client) =>
        clinic.ReadAsync(db => db.BalanceLines().SingleAsync(line => line.ClientId == client.Id));
}
