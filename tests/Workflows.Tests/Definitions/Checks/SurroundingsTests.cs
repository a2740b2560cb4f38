using CaseFlow.Activities;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Definitions.Checks;

public sealed class SurroundingsTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private async Task<IReadOnlyList<string>> CheckAsync(string definition) =>
        [
            .. (await clinic.As(Roles.Auditor).SendAsync(new CheckDefinition.Query(definition)))
                .ShouldSucceed()
                .Findings.Where(finding => finding.Severity == FindingSeverity.Error)
                .Select(finding => $"{finding.Code} {finding.ActivityId}"),
        ];

    [Fact]
    public async Task Every_declared_editor_has_something_to_offer()
    {
        var declared = new ActivityRegistry(typeof(HumanTask).Assembly)
            .Editors.Except(new ActivityRegistry().Editors)
            .Except([Editors.Roles]); // a list of what the editor of one role offers

        var offers = (await clinic.As(Roles.ProcessManager).SendAsync(new GetDesignerChoices.Query())).ShouldSucceed().Offers;

        offers.Keys.ShouldBe(declared, ignoreOrder: true);
        offers[Editors.Role].Select(offered => offered.Name).ShouldBe(Roles.All);
    }

    [Fact]
    public async Task A_child_must_be_published_before_its_parent()
    {
        await clinic.SaveAsync(Draw.Definition("young", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        await clinic.SaveAsync(
            Draw.Definition(
                "parent",
                [
                    Draw.Activity(
                        "child",
                        "Elsa.ExecuteWorkflow",
                        ("workflowDefinitionId", Draw.Literal("young")),
                        ("waitForCompletion", Draw.Literal("true"))
                    ),
                ],
                []
            )
        );
        (await CheckAsync("parent")).ShouldBe(["check.unpublished-definition child"]);

        await clinic.PublishAsync("young");
        (await CheckAsync("parent")).ShouldBeEmpty();
        (await clinic.As(Roles.ProcessManager).SendAsync(new RetractDefinition.Command("young"))).ShouldSucceed();
        (await CheckAsync("parent")).ShouldBe(["check.unpublished-definition child"]);
    }

    [Fact]
    public async Task What_is_used_as_a_step_must_be_published_too()
    {
        await clinic.SaveAsync(
            Draw.Definition("part", [Draw.Task("one", Roles.Nurse)], [], "outcome").With("name", "part").Option("usableAsActivity", true)
        );
        await clinic.SaveAsync(Draw.Definition("whole", [Draw.Activity("use", "Part")], []));
        (await CheckAsync("whole")).ShouldBe(["check.definition.uses-draft use"]);
    }

    [Fact]
    public async Task A_trigger_that_nothing_sets_off_is_found()
    {
        await clinic.SaveAsync(Draw.Definition("deaf", [Draw.Activity("event", "Elsa.Event").Starts()], []));
        (await CheckAsync("deaf")).ShouldBe(["check.trigger.invalid event"]);
    }

    [Fact]
    public async Task Only_who_may_read_definitions_may_check_them()
    {
        await clinic.SaveAsync(Draw.Definition("private", [Draw.Task("one", Roles.Nurse)], [], "outcome"));
        (await clinic.As(Roles.FrontDesk).SendAsync(new CheckDefinition.Query("private"))).ShouldBeRefused("definition.may-not-read");
        (await clinic.As(Roles.Auditor).SendAsync(new CheckDefinition.Query("nobody"))).ShouldBeRefused("definition.not-found");
    }
}
