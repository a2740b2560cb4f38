using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>The clinic decides whether a publication needs two people.</summary>
public sealed class PublicationRuleTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private async Task<GetPublicationRule.Response> RuleAsync() =>
        (await clinic.As(Roles.Auditor).SendAsync(new GetPublicationRule.Query())).ShouldSucceed();

    [Fact]
    public async Task Two_people_are_needed_until_an_administrator_decides_otherwise_and_it_is_known_who_did()
    {
        (await RuleAsync()).ShouldSatisfyAllConditions(rule => rule.NeedsSecondPerson.ShouldBeTrue(), rule => rule.Changes.ShouldBeEmpty());
        (await clinic.As(Roles.ProcessManager).SendAsync(new ChangePublicationRule.Command(false))).ShouldBeRefused(
            "settings.may-not-change"
        );

        foreach (var needed in new[] { false, false, true, false })
            (await clinic.As(Roles.Admin).SendAsync(new ChangePublicationRule.Command(needed))).ShouldSucceed();
        var rule = await RuleAsync();

        rule.NeedsSecondPerson.ShouldBeFalse();
        rule.Changes.Select(change => (change.NeedsSecondPerson, change.By))
            .ShouldBe([(false, "admin01"), (true, "admin01"), (false, "admin01")]);

        await clinic.SaveAsync(Draw.Definition("alone", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        (await clinic.As(Roles.ProcessManager).SendAsync(new RequestPublication.Command("alone", "小改")))
            .ShouldSucceed()
            .State.ShouldBe("published");
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("alone"))).ShouldSucceed();
    }
}
