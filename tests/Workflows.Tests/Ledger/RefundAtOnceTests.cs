using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Sales.Orders;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Ledger;

/// <summary>Two refunds of one order, each a journey of its own, approved while neither had happened.</summary>
public sealed class RefundAtOnceTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_PAY_9_the_second_of_two_approved_refunds_is_refused_at_its_field_and_its_task_can_still_be_finished()
    {
        var (journey, order) = await OrderTests.PaidAsync(new OrderDesk(clinic), clinic);
        var first = await ApprovedAsync(journey, order, "2500.00");
        var second = await ApprovedAsync(journey, order, "2500.00");
        var finance = clinic.As(Roles.Finance);
        (await finance.CompleteAsync(first, "Refunded", new { paidBack = true })).ShouldSucceed();

        var refused = await finance.CompleteAsync(second, "Refunded", new { paidBack = true });

        refused.ShouldBeInvalid("amount", "payment.refund-too-much");
        (await ExplainAsync(order)).Refunded.ShouldBe("2500.00");
        (await finance.CompleteAsync(second, "NothingOwed", new { reason = "已由另一笔退款退回" })).ShouldSucceed();
        (await ExplainAsync(order)).Refunded.ShouldBe("2500.00");
        (await clinic.ReadAsync(db => db.Journeys().CountAsync(row => row.Status == JourneyStatus.Faulted))).ShouldBe(0);
    }

    [Fact]
    public async Task R_PAY_9_of_two_that_are_paid_back_at_the_same_moment_one_is_refused_and_none_is_an_error()
    {
        var (journey, order) = await OrderTests.PaidAsync(new OrderDesk(clinic), clinic);
        TaskId[] tasks = [await ApprovedAsync(journey, order, "2500.00"), await ApprovedAsync(journey, order, "2500.00")];

        var answers = await Task.WhenAll(
            tasks.Select(task => clinic.As(Roles.Finance).CompleteAsync(task, "Refunded", new { paidBack = true }))
        );

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Single(answer => !answer.IsSuccess).ShouldBeInvalid("amount", "payment.refund-too-much");
        (await ExplainAsync(order)).Refunded.ShouldBe("2500.00");
    }

    private async Task<TaskId> ApprovedAsync(Journey paid, Guid order, string amount)
    {
        var known = new PricedOrder(order, [], [OrderTests.Line("BTX", 3800)], 3800, "", 0, 0, 3800)
        {
            Tenders = [new BookedTender("k1", "cash", 3800)],
            IsPaid = true,
        };
        var input = JsonSerializer.SerializeToElement(new { order = known, reason = "改变主意" }, JsonSerializerOptions.Web);
        var started = (await clinic.AsSystem.SendAsync(new StartJourney.Command("refund", paid.ClientId, Input: input))).ShouldSucceed();
        await CompleteAsync(started, Roles.Consultant, "Requested", new { amount, refundReason = "改变主意" });
        await CompleteAsync(started, Roles.Finance, "Approved", new { });
        return await OpenTaskAsync(started.Id);
    }

    private async Task CompleteAsync(JourneyDetail journey, string role, string outcome, object values) =>
        (await clinic.As(role).CompleteAsync(await OpenTaskAsync(journey.Id), outcome, values)).ShouldSucceed();

    private Task<TaskId> OpenTaskAsync(JourneyId journey) =>
        clinic.ReadAsync(db =>
            db.Tasks()
                .Where(task => task.JourneyId == journey && task.Status == Workflows.Tasks.TaskStatus.Open)
                .Select(task => task.Id)
                .SingleAsync()
        );

    private async Task<GetOrder.Response> ExplainAsync(Guid order) =>
        (await clinic.As(Roles.Finance).SendAsync(new GetOrder.Query(new OrderId(order)))).ShouldSucceed();
}
