using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>The shipped visit: the client leaves or complains, at whatever step.</summary>
public sealed class ClientVisitEventTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private readonly Visits _visits = new(clinic);

    [Theory]
    [InlineData("Intake")]
    [InlineData("Consultation")]
    public async Task P1_who_leaves_before_the_consultation_is_not_called_and_the_consultant_is_told(string step)
    {
        var journey = await RestAtAsync(step);

        var after = await LeaveAsync(journey);

        (after.Status, after.OpenTasks.Count, after.Timers.Count).ShouldBe(("finished", 0, 0));
    }

    [Fact]
    public async Task P1_who_leaves_after_it_with_nothing_paid_is_a_no_deal_and_open_tasks_of_part_procedures_end()
    {
        var journey = await RestAtAsync("PriceOrder");

        var after = await LeaveAsync(journey);

        after.OpenTasks.Single().ActivityType.ShouldBe("CaseFlow.RecordNoDeal");
        after.Children.Select(child => child.Status).ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task P1_who_has_paid_and_leaves_is_never_a_no_deal()
    {
        var journey = await RestAtAsync("SignConsent");

        var after = await LeaveAsync(journey);

        after.OpenTasks.ShouldNotContain(task => task.ActivityType == "CaseFlow.RecordNoDeal");
        after.Timers.ShouldBeEmpty("nobody sells to who owns what is not performed");
        (await ListAsync(journey)).ShouldBeEmpty();
    }

    [Fact]
    public async Task P1_a_complaint_is_with_customer_service_at_once_and_the_visit_goes_on_where_it_was()
    {
        var journey = await RestAtAsync("Consultation");

        var after = await RaiseAsync(journey, "complaint-raised", new { facts = "等了一小时" });

        after
            .OpenTasks.Select(task => task.ActivityType)
            .ShouldBe(["CaseFlow.Consultation", "CaseFlow.HandleComplaint"], ignoreOrder: true);
        after.Stage.ShouldBe("consultation");
        var story = await _visits.GoOnAsync(journey.Id);
        story.Way.ShouldContain("complaint=Settled");
    }

    [Fact]
    public async Task P1_what_was_collected_on_an_order_that_is_not_paid_goes_back_before_it_is_a_no_deal()
    {
        var journey = await RestAtAsync("CollectPayment");
        var tenders = new[]
        {
            new
            {
                kind = "cash",
                amount = "100.00",
                key = Guid.NewGuid().ToString(),
            },
        };
        (await clinic.As(Roles.Cashier).CompleteAsync(journey.OpenTasks[0].Id, "Interrupted", new { tenders })).ShouldSucceed();

        var after = await LeaveAsync(journey);

        var payBack = after.OpenTasks.ShouldHaveSingleItem();
        (payBack.ActivityType, payBack.Role).ShouldBe(("CaseFlow.RefundPayment", Roles.Finance));
        var shown = (await clinic.As(Roles.Finance).SendAsync(new GetTask.Query(payBack.Id))).ShouldSucceed().Values;
        shown.GetProperty("amount").GetString().ShouldBe("100.00");
        var story = await _visits.GoOnAsync(journey.Id);
        story.Way.ShouldBe(["leftPayBack=Refunded", "leftNoDeal=Recorded"]);
        var order = (await OrdersAsync(journey)).ShouldHaveSingleItem();
        (order.Paid, order.Refunded, order.Status).ShouldBe((100m, 100m, OrderStatus.Refunded));
    }

    [Fact]
    public async Task P1_items_changed_at_the_cashier_go_through_notice_and_review_and_back_with_what_was_collected()
    {
        var journey = await RestAtAsync("CollectPayment");
        var tenders = new[]
        {
            new
            {
                kind = "cash",
                amount = "100.00",
                key = Guid.NewGuid().ToString(),
            },
        };
        (await clinic.As(Roles.Cashier).CompleteAsync(journey.OpenTasks[0].Id, "Interrupted", new { tenders })).ShouldSucceed();

        var after = await RaiseAsync(journey, "items-changed", new { reason = "想改做光电" }, Roles.Cashier);

        after.OpenTasks.ShouldHaveSingleItem().ActivityType.ShouldBe("CaseFlow.Consultation");
        List<string> collected = [];
        var laser = await _visits.BuyingAsync("SUR-EYE");
        var story = await _visits.GoOnAsync(
            journey.Id,
            task => null,
            task =>
            {
                if (task.ActivityId == "price")
                    collected.Add(task.Values.GetProperty("collected").GetString()!);
                return laser(task);
            }
        );
        story.Steps.Take(5).Select(step => step.ActivityId).ShouldBe(["consultation", "review", "notice", "price", "signOrder"]);
        collected.ShouldBe(["100.00"]);
        story.Steps.ShouldContain(step => step.ActivityType == "CaseFlow.TreatSurgery");
        var order = (await OrdersAsync(journey)).ShouldHaveSingleItem("it is the same order");
        (order.Paid, order.Status).ShouldBe((12800m, OrderStatus.Paid));
    }

    private async Task<List<Order>> OrdersAsync(JourneyDetail journey)
    {
        await using var scope = clinic.As(Roles.Admin).Enter();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        return await db.Orders().AsNoTracking().Where(order => order.JourneyId == journey.Id).ToListAsync();
    }

    private async Task<JourneyDetail> LeaveAsync(JourneyDetail journey) =>
        await RaiseAsync(journey, "client-left", new { reason = "临时有事" });

    private async Task<JourneyDetail> RaiseAsync(JourneyDetail journey, string name, object values, string role = Roles.FrontDesk) =>
        (
            await clinic.As(role).SendAsync(new RaiseJourneyEvent.Command(journey.Id, name, JsonSerializer.SerializeToElement(values)))
        ).ShouldSucceed();

    private async Task<IReadOnlyList<string>> ListAsync(JourneyDetail journey) =>
        [.. (await clinic.As(Roles.FrontDesk).SendAsync(new ListEvents.Query(journey.Id))).ShouldSucceed().Select(one => one.Name)];

    /// <summary>A visit in which everybody has done their work but for this step.</summary>
    private async Task<JourneyDetail> RestAtAsync(string step)
    {
        var client = await clinic.RegisterAsync();
        var journey = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", client.Id))).ShouldSucceed();
        return await new Robot(clinic).RunToAsync(journey.Id, step);
    }
}
