using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Ledger;

/// <summary>R-BAL-2 at the door: what is paid and not done has its state, owner and day before the client goes.</summary>
public sealed class DepartureTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_BAL_2_no_departure_ends_before_each_line_has_its_state_and_day()
    {
        var (client, departure) = await AtTheDoorAsync("LAS-PICO", quantity: 3);
        var staff = clinic.As(Roles.Assistant);
        var shown = (await staff.SendAsync(new GetTask.Query(departure))).ShouldSucceed();
        var row = shown.Values.GetProperty("balance")[0];
        row.GetProperty("state").GetString().ShouldBe("kept");

        (await staff.CompleteAsync(departure, "Departed", new { balance = Array.Empty<object>() })).ShouldBeInvalid(
            "balance",
            "balance.undecided"
        );
        (await staff.CompleteAsync(departure, "Departed", Said(row, "kept", "2020-01-01"))).ShouldBeInvalid(
            "balance[0].date",
            "balance.date-past"
        );
        (await LineAsync(client)).State.ShouldBe(BalanceState.Undecided);
        (await staff.CompleteAsync(departure, "Departed", Said(row, "booked", "2099-06-01"))).ShouldSucceed();

        var line = await LineAsync(client);
        (line.State, line.Date).ShouldBe((BalanceState.Booked, (DateOnly?)new DateOnly(2099, 6, 1)));
        line.OwnerId.ShouldNotBeNull();
    }

    [Fact]
    public async Task R_BAL_2_who_has_had_all_of_it_is_asked_nothing_more()
    {
        var (_, departure) = await AtTheDoorAsync("LAS-PICO", quantity: 1);

        var shown = (await clinic.As(Roles.Assistant).SendAsync(new GetTask.Query(departure))).ShouldSucceed();

        shown.Values.GetProperty("hasBalance").GetBoolean().ShouldBeFalse();
        shown.Hidden.ShouldContain("balance");
    }

    [Fact]
    public async Task R_FUP_15_who_has_a_balance_gets_no_calls_about_a_deal_that_was_not_made()
    {
        var client = await clinic.RegisterAsync();
        var visit = await VisitAsync(client);
        await new Robot(clinic).RunToAsync(visit, "SignConsent", await BuyingAsync("LAS-PICO", 1));
        var left = JsonSerializer.SerializeToElement(new { reason = "赶飞机" });
        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseJourneyEvent.Command(visit, "client-left", left))).ShouldSucceed();

        var journey = (await clinic.As("admin01").SendAsync(new GetJourney.Query(visit))).ShouldSucceed();

        (await LineAsync(client)).IsOpen.ShouldBeTrue();
        journey.Timers.ShouldBeEmpty();
        journey.OpenTasks.ShouldBeEmpty();
    }

    private static object Said(System.Text.Json.JsonElement row, string state, string date) =>
        new
        {
            balance = new[]
            {
                new
                {
                    line = row.GetProperty("line").GetString(),
                    state,
                    date,
                },
            },
        };

    private async Task<JourneyId> VisitAsync(Client client) =>
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", client.Id))).ShouldSucceed().Id;

    private async Task<(Client Client, TaskId Departure)> AtTheDoorAsync(string code, decimal quantity)
    {
        var client = await clinic.RegisterAsync();
        var visit = await VisitAsync(client);
        var (robot, with) = (new Robot(clinic), await BuyingAsync(code, quantity));
        while (true)
        {
            var open = (await clinic.As("admin01").SendAsync(new GetJourney.Query(visit))).ShouldSucceed().OpenTasks[0];
            if ((await clinic.As(open.Role).SendAsync(new GetTask.Query(open.Id))).ShouldSucceed().ActivityId == "departure")
                return (client, open.Id);
            await robot.CompleteAsync(open, null, with);
        }
    }

    private async Task<Func<GetTask.Response, object?>> BuyingAsync(string code, decimal quantity)
    {
        var item = (await clinic.As(Roles.Consultant).SendAsync(new ListPriceItems.Query()))
            .ShouldSucceed()
            .Items.Single(one => one.Code == code);
        object[] items =
        [
            new
            {
                itemId = item.Id,
                area = "面部",
                quantity,
            },
        ];
        return task =>
            task.ActivityType switch
            {
                "CaseFlow.Consultation" => new { proposedItems = items },
                "CaseFlow.PriceOrder" => new { items },
                _ => null,
            };
    }

    private Task<BalanceLine> LineAsync(Client client) =>
        clinic.ReadAsync(db => db.BalanceLines().SingleAsync(line => line.ClientId == client.Id));
}
