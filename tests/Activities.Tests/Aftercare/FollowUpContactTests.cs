using CaseFlow.Activities.Aftercare;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Aftercare;

public sealed class FollowUpContactTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 9, 11, 0, 0, TimeSpan.FromHours(8));
    private static readonly PlannedContact Contact = new("R-FUP-4", "第7至10天", Roles.CustomerService, true, Due, Due.AddDays(4));

    [Fact]
    public async Task R_FUP_10_an_SMS_goes_out_before_the_call()
    {
        var desk = await Desk.StartAsync("CaseFlow.FollowUpContact", new { contact = Contact }, Due);

        desk.Emitted.Select(emitted => emitted.GetType().Name).ShouldBe(["MessageRequested", "TaskRequest"]);
        (desk.Request.Role, desk.Request.NeedsCall, desk.Request.DueAt).ShouldBe((Roles.CustomerService, true, Due.AddDays(4)));
    }

    [Fact]
    public async Task R_FUP_10_after_no_answer_a_message_goes_out_the_same_day_and_tomorrow_is_planned()
    {
        var desk = await Desk.StartAsync("CaseFlow.PlanRetry", new { contact = Contact, result = "NoAnswer" }, Due);

        desk.Outcomes.ShouldBe(["Again"]);
        desk.Emitted.OfType<MessageRequested>().ShouldHaveSingleItem().Channel.ShouldBe("sms");
        desk.Output<PlannedContact>("Next").DueAt.ShouldBe(Due.AddDays(1));
    }

    [Fact]
    public async Task Who_was_reached_is_not_called_again() =>
        (await Desk.StartAsync("CaseFlow.PlanRetry", new { contact = Contact, result = "Reached" }, Due)).Outcomes.ShouldBe(["Over"]);
}
