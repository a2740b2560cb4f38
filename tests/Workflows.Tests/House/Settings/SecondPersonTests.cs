using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.House.Settings;

/// <summary>R-SET-10: what decides about money and safety is changed by two people. Each test has a clinic of its own.</summary>
public sealed class SecondPersonTests : IAsyncLifetime
{
    private static readonly string Limit = SaleSettings.ConsultantLimit.Key;

    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task R_SET_10_a_limit_stays_as_it_was_until_somebody_else_has_approved_the_new_one()
    {
        var asked = (await AskAsync("8")).ShouldSucceed();
        (asked.Value, asked.Waiting!.Value, asked.Waiting.By).ShouldBe(("5", "8", "admin01"));
        (await AskAsync("9")).ShouldBeRefused("setting.waits-already");
        (await DecideAsync("admin01", true)).ShouldBeRefused("setting.second-person");
        (await DecideAsync(Roles.Manager, true)).ShouldBeRefused("setting.may-not-approve");
        (await ItemAsync(Roles.Manager)).ShouldSatisfyAllConditions(
            item => item.Value.ShouldBe("5"),
            item => item.Waiting!.MayDecide.ShouldBeFalse()
        );

        (await DecideAsync(Roles.OperationsDirector, true)).ShouldSucceed().Value.ShouldBe("8");

        var item = await ItemAsync("admin01");
        (item.Value, item.Waiting).ShouldBe(("8", null));
        var change = item.Changes.ShouldHaveSingleItem();
        (change.By, change.ApprovedBy).ShouldBe(("admin01", "operations-director01"));
        (await DecideAsync("admin02", true)).ShouldBeRefused("setting.not-waiting");
        (await HistoryAsync()).ShouldBe([("operations-director01", "setting.changed"), ("admin01", "setting.requested")]);
    }

    [Fact]
    public async Task R_SET_10_a_refusal_says_why_and_what_was_asked_for_can_be_taken_back()
    {
        (await AskAsync("50")).ShouldSucceed();
        (await DecideAsync("admin02", false)).ShouldBeInvalid("reason", "field.required");
        (await DecideAsync("admin02", false, "太高")).ShouldSucceed().Value.ShouldBe("5");
        (await AskAsync("7")).ShouldSucceed().Waiting!.Number.ShouldBe(2);
        (await DecideAsync("admin01", false, number: 2)).ShouldSucceed().Waiting.ShouldBeNull();

        (await ItemAsync("admin01")).Changes.ShouldBeEmpty();
        (await HistoryAsync()).ShouldBe([
            ("admin01", "setting.withdrawn"),
            ("admin01", "setting.requested"),
            ("admin02", "setting.refused"),
            ("admin01", "setting.requested"),
        ]);
        (await clinic.As(Roles.Auditor).SendAsync(new VerifySetup.Query())).ShouldSucceed().Break.ShouldBeNull();
    }

    [Fact]
    public async Task R_SET_10_undoing_an_approved_change_needs_a_second_person_too()
    {
        await AskAsync("8");
        (await DecideAsync("admin02", true)).ShouldSucceed();

        (await AskAsync("5")).ShouldSucceed().Value.ShouldBe("8", "it waits as the change did");
    }

    [Fact]
    public async Task R_SET_10_the_rule_is_under_itself_and_once_it_is_off_one_person_is_enough()
    {
        var rule = ClinicSettings.GuardedChanges.Key;
        (await AskAsync("off", rule)).ShouldSucceed().Value.ShouldBe("on");
        (await AskAsync("8")).ShouldSucceed().Value.ShouldBe("5");
        (await DecideAsync("admin02", false, "no")).ShouldSucceed();
        (await DecideAsync("admin02", true, key: rule)).ShouldSucceed().Value.ShouldBe("off");

        (await AskAsync("8")).ShouldSucceed().Value.ShouldBe("8");
    }

    [Fact]
    public async Task R_SET_10_who_may_approve_has_a_notice_until_it_is_decided_and_who_asked_hears_of_it()
    {
        await AskAsync("8");
        (await NoticesAsync("admin01")).ShouldBeEmpty();
        (await NoticesAsync("admin02")).ShouldBe(["setting.requested"]);
        (await NoticesAsync(Roles.OperationsDirector)).ShouldBe(["setting.requested"]);
        (await NoticesAsync(Roles.Manager)).ShouldBeEmpty();

        (await DecideAsync(Roles.OperationsDirector, true)).ShouldSucceed();

        (await NoticesAsync("admin02")).ShouldBeEmpty("it is decided");
        (await NoticesAsync("admin01")).ShouldBe(["setting.approved"]);
    }

    [Fact]
    public async Task R_SET_10_of_two_who_decide_at_once_one_decides()
    {
        await AskAsync("8");

        var answers = await Task.WhenAll(DecideAsync("admin02", true), DecideAsync(Roles.OperationsDirector, false, "nein"));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Single(answer => !answer.IsSuccess).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        (await ItemAsync("admin01")).Value.ShouldBe(answers[0].IsSuccess ? "8" : "5");
    }

    private Task<Result<ListSettings.Item>> AskAsync(string value, string? key = null) =>
        clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(key ?? Limit, value, "试"));

    private Task<Result<ListSettings.Item>> DecideAsync(
        string who,
        bool approve,
        string? reason = null,
        int number = 1,
        string? key = null
    ) => clinic.As(who).SendAsync(new DecideSettingRequest.Command(key ?? Limit, number, approve, reason));

    private async Task<ListSettings.Item> ItemAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListSettings.Query())).ShouldSucceed().Items.Single(item => item.Key == Limit);

    private async Task<IEnumerable<(string By, string Act)>> HistoryAsync() =>
        (await clinic.As(Roles.Auditor).SendAsync(new ListSetupChanges.Query(SetupSubject.Setting, Limit)))
            .ShouldSucceed()
            .Items.Select(change => (change.By, change.Act));

    private async Task<IEnumerable<string>> NoticesAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListNotices.Query(ListNotices.UnreadBox))).ShouldSucceed().Items.Select(notice => notice.What);
}
