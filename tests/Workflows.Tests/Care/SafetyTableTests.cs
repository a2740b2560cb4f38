using CaseFlow.TestKit;
using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>R-SAFE-8: the conflict table and what things contain are changed by pages, with a doctor as second person.</summary>
public sealed class SafetyTableTests(ClinicFixture clinic) : SafetyDesk(clinic), IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_SAFE_8_what_an_item_contains_counts_once_a_doctor_has_approved_it_and_open_orders_are_looked_at_anew()
    {
        var client = await ClientAsync(FactKinds.Allergy, "利多卡因");
        var visit = await OrderAsync(client, "INJ-HA-1");
        (await TryAsync(await TaskAsync(visit, "price"), "Priced")).ShouldSucceed();

        await AskAsync("nurse", new AskContentChange.Command("item", "INJ-HA-1", "透明质酸、Lidocaine", "厂家新配方"));
        (await ConflictsAsync(client)).ShouldBeEmpty("nobody has approved it");
        var change = await WaitingAsync();
        (await Clinic.As("manager").SendAsync(new DecideSafetyChange.Command(change.Id, Approve: true))).ShouldBeRefused(
            "safety.only-a-doctor"
        );
        (await Clinic.As("doctor").SendAsync(new DecideSafetyChange.Command(change.Id, Approve: true))).ShouldSucceed();
        await SendAsync();

        (await OpenAsync(client)).ShouldHaveSingleItem().Name.ShouldBe("玻尿酸填充 1ml");
        await ConflictTaskAsync(client);
        var table = await TableAsync();
        table.Contents.ShouldContain(content => content.Name == "玻尿酸填充 1ml INJ-HA-1" && content.Contains.Count == 2);
        table.Changes.ShouldContain(one => one.Id == change.Id && one.State == "approved" && one.DecidedBy == "doctor01");
    }

    [Fact]
    public async Task R_SAFE_8_a_rule_that_is_taken_out_of_use_ends_what_rests_on_it_and_a_new_one_raises()
    {
        var client = await ClientAsync(FactKinds.Keloid, "疤痕体质");
        await OrderAsync(client, "LAS-IPL");
        (await OpenAsync(client)).ShouldHaveSingleItem().IsStop.ShouldBeFalse();

        var keloid = (await TableAsync()).Rules.Single(rule => rule.Code == "keloid");
        await ApproveAsync(Of(keloid) with { IsActive = false });
        (await OpenAsync(client)).ShouldBeEmpty();

        await ApproveAsync(Of(keloid) with { Code = "keloid-laser", Name = "疤痕体质：禁激光", IsStop = true, Targets = ["laser"] });
        var raised = (await OpenAsync(client)).ShouldHaveSingleItem();
        (raised.IsStop, raised.Rules.ShouldHaveSingleItem()).ShouldBe((true, "keloid-laser"));
        await ApproveAsync(Of(keloid));
    }

    [Fact]
    public async Task R_SAFE_8_nobody_approves_their_own_change_and_one_waits_at_a_time()
    {
        var command = new AskContentChange.Command("product", "乔雅登 雅致", "利多卡因", "说明书");
        await AskAsync("doctor", command);
        (await Clinic.As("nurse").SendAsync(command)).ShouldBeRefused("safety.waits-already");
        var change = await WaitingAsync();

        (await Clinic.As("doctor").SendAsync(new DecideSafetyChange.Command(change.Id, Approve: true))).ShouldBeRefused(
            "safety.second-person"
        );
        var silent = await Clinic.As("doctor02").SendAsync(new DecideSafetyChange.Command(change.Id, Approve: false));
        silent.Refusal!.Fields[0].Field.ShouldBe("reason");
        (await Clinic.As("doctor").SendAsync(new DecideSafetyChange.Command(change.Id, Approve: false))).ShouldSucceed();

        (await TableAsync()).Changes.Single(one => one.Id == change.Id).State.ShouldBe("withdrawn");
        (await TableAsync()).Contents.ShouldNotContain(content => content.Name == "乔雅登 雅致");
    }

    [Fact]
    public async Task R_SAFE_8_an_unknown_item_and_a_change_without_a_reason_are_refused_at_their_fields()
    {
        var unknown = await Clinic.As("nurse").SendAsync(new AskContentChange.Command("item", "NO-SUCH", "碘", "x"));
        unknown.ShouldBeInvalid("name", "safety.no-such-item");
        var silent = await Clinic.As("nurse").SendAsync(new AskContentChange.Command("product", "碘伏", "碘", ""));
        silent.ShouldBeInvalid("reason", "field.required");
    }

    private static AskRuleChange.Command Of(SafetyRule rule) =>
        new(
            rule.Code,
            rule.Name.Chinese,
            rule.Name.English,
            rule.IsStop,
            rule.FactKind,
            string.Join("、", rule.Words),
            rule.Targets,
            rule.Except,
            rule.Months,
            IsActive: true,
            "委员会决定"
        );

    private async Task AskAsync(string who, AskContentChange.Command command) => (await Clinic.As(who).SendAsync(command)).ShouldSucceed();

    private async Task ApproveAsync(AskRuleChange.Command command)
    {
        (await Clinic.As("manager").SendAsync(command)).ShouldSucceed();
        (await Clinic.As("doctor").SendAsync(new DecideSafetyChange.Command((await WaitingAsync()).Id, Approve: true))).ShouldSucceed();
        await SendAsync();
    }

    private async Task<ChangeView> WaitingAsync() =>
        (await TableAsync()).Changes.Where(change => change.State == "waiting").ShouldHaveSingleItem();

    private async Task<ListSafetyTable.Response> TableAsync() =>
        (await Clinic.As("doctor").SendAsync(new ListSafetyTable.Query())).ShouldSucceed();
}
