using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.House.Settings;

/// <summary>What a clinic decides for itself, each test in a clinic of its own.</summary>
public sealed class SettingTests : IAsyncLifetime
{
    private const string Retries = "aftercare.call-retries";

    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task Every_setting_is_listed_with_its_meaning_unit_default_and_what_is_allowed()
    {
        var items = (await ListAsync()).Items;

        items.Select(item => item.Key).ShouldBe(items.Select(item => item.Key).Order(StringComparer.Ordinal));
        items
            .Single(item => item.Key == SaleSettings.ManagerLimit.Key)
            .ShouldSatisfyAllConditions(
                item => (item.Unit, item.Default, item.Allowed, item.Value).ShouldBe(("%", "15", "0..100", "15")),
                item => item.Meaning.ShouldNotBeEmpty(),
                item => item.EnglishMeaning.ShouldNotBeEmpty(),
                item => item.Changes.ShouldBeEmpty()
            );
        items.ShouldContain(item => item.Key == "publication.second-person" && item.Value == "on");
    }

    [Fact]
    public async Task R_SET_10_a_change_stands_in_the_history_with_who_when_before_and_after()
    {
        var first = clinic.Clock.Now;
        (await ChangeAsync("04")).ShouldSucceed().Value.ShouldBe("4");
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        (await ChangeAsync("5")).ShouldSucceed();
        (await ChangeAsync("5")).ShouldSucceed().Changes.Count.ShouldBe(2);

        var item = (await ListAsync()).Items.Single(item => item.Key == Retries);

        item.Value.ShouldBe("5");
        item.Changes.ShouldBe([
            new ListSettings.Change("4", "5", first.AddHours(1), "admin01"),
            new ListSettings.Change("3", "4", first, "admin01"),
        ]);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("much")]
    [InlineData("")]
    public async Task A_value_that_is_not_allowed_is_refused_at_its_field(string value)
    {
        var refusal = (await ChangeAsync(value)).Refusal!;

        refusal
            .Fields.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(error => error.Field.ShouldBe("value"), error => error.Code.ShouldBe("setting.not-allowed"));
        (await ListAsync()).Items.ShouldAllBe(item => item.Changes.Count == 0);
    }

    [Fact]
    public async Task Only_an_administrator_changes_a_setting_and_only_one_that_there_is()
    {
        (await clinic.As(Roles.Manager).SendAsync(new ChangeSetting.Command(SaleSettings.ConsultantLimit.Key, "9"))).ShouldBeRefused(
            "settings.may-not-change"
        );
        (await clinic.As(Roles.Nurse).SendAsync(new ListSettings.Query())).ShouldBeRefused("settings.may-not-read");
        (await clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command("no.such", "9"))).ShouldBeRefused("setting.not-found");
    }

    [Fact]
    public async Task R_ESC_4_the_time_that_an_administrator_sets_is_the_due_time_of_the_next_task_in_its_inbox()
    {
        (await clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command("tasks.minutes.staff-task", "90"))).ShouldSucceed();

        await clinic.StartAsync("no-time-drawn");

        (await clinic.As("consultant01").SendAsync(new ListTasks.Query()))
            .ShouldSucceed()
            .Items.ShouldHaveSingleItem()
            .DueAt.ShouldBe(clinic.Clock.Now.AddMinutes(90));
    }

    private async Task<ListSettings.Response> ListAsync() =>
        (await clinic.As(Roles.Auditor).SendAsync(new ListSettings.Query())).ShouldSucceed();

    private Task<Result<ListSettings.Item>> ChangeAsync(string value) =>
        clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(Retries, value));
}
