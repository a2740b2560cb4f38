using System.Text.Json.Nodes;
using CaseFlow.TestKit;

namespace CaseFlow.Workflows.Tests.Definitions.Checks;

/// <summary>Each rule finds the defect that it is for in a procedure that is otherwise in order, and nothing else finds it, too.</summary>
public sealed class DefectTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private async Task ShouldFindAsync(Defects defects, params string[] findings) =>
        (await clinic.CheckAsync(defects)).ShouldBe(findings, ignoreOrder: true);

    private static string Note(string id, string name = "新步骤") => $$"""{"id":"{{id}}","type":"CaseFlow.Notify","name":"{{name}}"}""";

    [Fact]
    public Task A_step_that_no_line_leads_to_is_unreachable() =>
        ShouldFindAsync(Defects.In("client-visit").Add(Note("extra")).Connect("extra:Done end"), "Error check.unreachable extra");

    [Fact]
    public Task What_only_a_line_that_is_never_taken_leads_to_is_unreachable() =>
        ShouldFindAsync(
            Defects.In("client-visit").Add(Note("extra")).Connect("extra:Done end").Connect("triage:Nobody extra"),
            "Error check.unreachable extra",
            "Warning check.never-taken triage/Nobody"
        );

    [Fact]
    public Task A_step_without_a_way_on_is_a_dead_end() =>
        ShouldFindAsync(Defects.In("refund").Disconnect("told:Done refunded").Remove("refunded"), "Error check.dead-end told");

    [Fact]
    public Task An_outcome_without_a_line_leads_nowhere() =>
        ShouldFindAsync(Defects.In("client-visit").Disconnect("review:Refused departure"), "Error check.leads-nowhere review/Refused");

    [Fact]
    public Task A_case_of_a_switch_without_a_line_leads_nowhere() =>
        ShouldFindAsync(Defects.In("order-and-payment").Disconnect("due:Default receipt"), "Error check.leads-nowhere due/Default");

    [Fact]
    public Task A_way_out_of_a_child_without_a_line_leads_nowhere() =>
        ShouldFindAsync(Defects.In("treatments").Disconnect("laser:Aborted next"), "Error check.leads-nowhere laser/Aborted");

    [Fact]
    public Task A_task_that_leaves_when_overdue_needs_a_line_for_it() =>
        ShouldFindAsync(
            Defects.In("client-visit").Set("intake", "whenOverdue", "leave"),
            "Error check.leads-nowhere intake/Overdue",
            "Warning check.no-escalation intake/Overdue"
        );

    [Fact]
    public Task A_body_of_a_loop_is_checked_too() =>
        ShouldFindAsync(Defects.In("follow-up-plan").Disconnect("recheck:Booked next"), "Error check.dead-end recheck");

    [Fact]
    public Task Two_starts_are_one_too_many() =>
        ShouldFindAsync(
            Defects
                .In("refund")
                .Add("""{"id":"s1","type":"Elsa.Start","name":"一"}""")
                .Add("""{"id":"s2","type":"Elsa.Start","name":"二"}""")
                .Connect("s1:Done request")
                .Connect("s2:Done request"),
            "Error check.two-starts s2"
        );

    [Fact]
    public Task Steps_in_a_circle_have_no_start() =>
        ShouldFindAsync(
            Defects.In("refund").Disconnect("request:Resolved kept").Connect("request:Resolved request"),
            "Error check.no-start request"
        );

    [Fact]
    public async Task An_empty_procedure_says_so()
    {
        var empty = Defects.In("refund");
        foreach (var activity in empty.Json["root"]!["activities"]!.AsArray().Select(activity => activity!["id"]!.ToString()).ToList())
            empty.Remove(activity);
        await ShouldFindAsync(empty, "Error check.empty ");
    }

    [Fact]
    public Task A_join_of_branches_that_exclude_each_other_never_completes() =>
        ShouldFindAsync(
            Defects.In("refund").With("kept", kept => kept["customProperties"]!["mergeMode"] = "Merge"),
            "Error check.join-exclusive kept"
        );

    [Fact]
    public Task A_join_whose_branches_come_from_one_fork_completes() =>
        ShouldFindAsync(Defects.In("treatment-injection").Set("both", "mode", "WaitAll"));

    [Fact]
    public Task A_join_of_a_decision_s_two_ways_never_completes() =>
        ShouldFindAsync(
            Defects
                .In("refund")
                .Add(
                    """{"id":"join","type":"Elsa.FlowJoin","name":"汇合","mode":{"typeName":"String","expression":{"type":"Literal","value":"WaitAll"}}}"""
                )
                .Disconnect("isLarge:False payBack")
                .Connect("isLarge:False join")
                .Disconnect("director:Approved payBack")
                .Connect("director:Approved join")
                .Connect("join:Done payBack"),
            "Error check.join-exclusive join"
        );

    [Fact]
    public Task A_join_with_a_branch_that_nothing_leads_to_never_completes() =>
        ShouldFindAsync(
            Defects.In("treatment-injection").Add(Note("cut")).Connect("cut:Done both"),
            "Error check.unreachable cut",
            "Error check.join-unreached both"
        );

    [Fact]
    public Task A_loop_without_a_wait_or_a_bound_never_ends() =>
        ShouldFindAsync(
            Defects
                .In("refund")
                .Add(
                    """{"id":"again","type":"Elsa.FlowDecision","name":"再来？","condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"variables.amount > 0"}}}"""
                )
                .Disconnect("told:Done refunded")
                .Connect("told:Done again")
                .Connect("again:True told")
                .Connect("again:False refunded"),
            "Error check.endless-loop told"
        );

    [Fact]
    public Task A_loop_that_changes_what_it_asks_has_a_bound() =>
        ShouldFindAsync(
            Defects
                .In("refund")
                .Add(
                    """{"id":"again","type":"Elsa.FlowDecision","name":"再来？","condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"variables.amount > 0"}}}"""
                )
                .Add(
                    """{"id":"count","type":"Elsa.SetVariable","name":"计数","variable":{"id":"var-amount","name":"amount"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"variables.amount - 1"}}}"""
                )
                .Disconnect("told:Done refunded")
                .Connect("told:Done count")
                .Connect("count:Done again")
                .Connect("again:True told")
                .Connect("again:False refunded")
        );

    [Fact]
    public Task A_while_that_nothing_ends_is_found() =>
        ShouldFindAsync(
            Defects
                .In("refund")
                .Add(
                    """{"id":"spin","type":"Elsa.While","name":"转","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},"body":{"id":"line","type":"Elsa.WriteLine","name":"写"}}"""
                )
                .Disconnect("told:Done refunded")
                .Connect("told:Done spin")
                .Connect("spin:Done refunded"),
            "Error check.endless-while spin"
        );

    [Fact]
    public Task A_variable_that_nobody_declares_is_found() =>
        ShouldFindAsync(
            Defects.In("client-visit").Set("skin", "wanted", "variables.koncern === '皮肤'", "JavaScript"),
            "Error check.unknown-variable skin/wanted"
        );

    [Fact]
    public Task A_variable_that_nobody_sets_is_found()
    {
        var defects = Defects.In("refund");
        defects.Json["variables"]!.AsArray().Add(JsonNode.Parse("""{"id":"var-x","name":"approvedBy","typeName":"String"}"""));
        return ShouldFindAsync(
            defects.Set("isLarge", "condition", "variables.approvedBy === 'x'", "JavaScript"),
            "Error check.variable-never-set isLarge/condition"
        );
    }

    [Fact]
    public Task An_input_that_is_not_declared_is_doubtful() =>
        ShouldFindAsync(
            Defects.In("refund").Set("isLarge", "condition", "getInput('sum') > 5000", "JavaScript"),
            "Warning check.unknown-input isLarge/condition"
        );

    [Theory]
    [InlineData("role", "barber", "check.unknown-role")]
    [InlineData("form", "no-such-form", "check.unknown-form")]
    [InlineData("dueIn", "half an hour", "check.not-a-duration")]
    [InlineData("dueIn", "-00:10:00", "check.negative-duration")]
    [InlineData("whenOverdue", "explode", "check.unknown-option")]
    public Task What_an_input_is_given_must_make_sense(string input, string value, string code) =>
        ShouldFindAsync(Defects.In("client-visit").Set("intake", input, value), $"Error {code} intake/{input}");

    [Theory]
    [InlineData("abc", "check.not-a-number")]
    [InlineData("-5", "check.too-small")]
    [InlineData("100000", "check.too-big")]
    public Task A_number_must_be_one_and_within_its_bounds(string value, string code) =>
        ShouldFindAsync(Defects.In("treatment-injection").Set("observe", "minutes", value), $"Error {code} observe/minutes");

    [Theory]
    [InlineData("maybe", "Literal")]
    [InlineData("'maybe'", "JavaScript")]
    [InlineData("[1]", "JavaScript")]
    public Task A_condition_must_be_able_to_be_yes_or_no(string value, string type) =>
        ShouldFindAsync(Defects.In("refund").Set("isLarge", "condition", value, type), "Error check.not-yes-or-no isLarge/condition");

    [Fact]
    public Task An_expression_that_does_not_parse_is_found() =>
        ShouldFindAsync(
            Defects.In("refund").Set("isLarge", "condition", "variables.amount >", "JavaScript"),
            "Error check.expression.invalid isLarge/condition"
        );

    [Fact]
    public Task A_role_that_is_told_must_exist() =>
        ShouldFindAsync(Defects.In("treatment-laser").Set("tell", "to", "role:barber"), "Error check.unknown-role tell/to");

    [Fact]
    public Task A_type_that_nobody_knows_is_found() =>
        ShouldFindAsync(Defects.In("refund").With("told", told => told["type"] = "CaseFlow.Telegram"), "Error check.unknown-type told");

    [Fact]
    public Task A_child_that_does_not_exist_is_found() =>
        ShouldFindAsync(
            Defects.In("client-visit").Set("followUps", "workflowDefinitionId", "follow-up-plans"),
            "Error check.unknown-definition followUps/workflowDefinitionId"
        );

    [Fact]
    public Task A_general_task_without_a_due_time_is_doubtful() =>
        ShouldFindAsync(
            Defects.In("treatment-surgery").With("recovery", task => task.Remove("dueIn")),
            "Warning check.no-due-time recovery/dueIn"
        );

    [Fact]
    public Task An_overdue_task_that_nobody_learns_of_is_doubtful() =>
        ShouldFindAsync(
            Defects.In("treatment-surgery").Set("recovery", "whenOverdue", "leave").Connect("recovery:Overdue recovery"),
            "Warning check.no-escalation recovery/Overdue"
        );

    [Fact]
    public Task An_overdue_task_that_goes_to_somebody_else_is_in_order() =>
        ShouldFindAsync(Defects.In("treatment-surgery").Set("recovery", "whenOverdue", "leave").Connect("recovery:Overdue assess"));

    [Fact]
    public Task Two_steps_with_one_name_are_doubtful() =>
        ShouldFindAsync(
            Defects.In("refund").With("director", task => task["name"] = "财务审批"),
            "Warning check.same-name director",
            "Warning check.same-name finance"
        );
}
