using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Visits;

public sealed class ExpertReviewTests
{
    [Fact]
    public async Task P1_6_the_doctor_sees_no_prices()
    {
        var desk = await Desk.StartAsync("CaseFlow.ExpertReview", new { items = new[] { Some.Botulinum } });

        JsonSerializer.Serialize(desk.Request.Values).ShouldNotContain("3800");
    }

    [Fact]
    public async Task A_plan_that_a_doctor_agreed_to_is_not_reviewed_again_but_more_of_it_is()
    {
        var agreedItems = new[] { Some.Botulinum };
        (await NeedAsync(agreedItems, Some.Botulinum)).ShouldBe(["NotNeeded"]);
        (await NeedAsync(agreedItems, Some.Botulinum with { Quantity = 2 })).ShouldBe(["Needed"]);
        (await NeedAsync(agreedItems, Some.Botulinum with { Area = "neck" })).ShouldBe(["Needed"]);
        (await NeedAsync([], Some.Laser)).ShouldBe(["NotNeeded"]);
    }

    private static async Task<IReadOnlyList<string>?> NeedAsync(PlanItem[] agreedItems, params PlanItem[] items) =>
        (await Desk.StartAsync("CaseFlow.ReviewNeed", new { items, agreedItems })).Outcomes;
}
