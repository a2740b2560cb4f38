using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.House.Setup;

public sealed class SetupHistoryTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_SET_10_every_change_says_who_when_old_new_and_why()
    {
        await ChangeSettingAsync("4", "更多回访");
        await ChangeSettingAsync("4", "again");

        var change = (await ListAsync(Roles.Auditor)).Items.ShouldHaveSingleItem();
        (change.By, change.Act, change.Subject, change.Reason).ShouldBe(("admin01", "setting.changed", "setting", "更多回访"));
        (change.Before, change.After).ShouldBe(("{\"value\":\"3\"}", "{\"value\":\"4\"}"));
        change.At.ShouldBe(ChainHash.Instant(clinic.Clock.Now));
        (await clinic.As(Roles.Manager).SendAsync(new ListSetupChanges.Query())).ShouldBeRefused("setup.may-not-read");
    }

    [Fact]
    public async Task R_SET_10_a_change_that_was_altered_by_hand_is_found()
    {
        await ChangeThriceAsync();
        (await VerifyAsync()).ShouldBe(new VerifySetup.Response(3, null));

        await clinic.TamperAsync("UPDATE SetupChanges SET Reason = 'nobody asked' WHERE Number = 2");

        (await VerifyAsync()).Break.ShouldBe(new VerifySetup.Break(2, "setup.altered"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task R_SET_10_a_change_that_was_taken_away_by_hand_is_missed(int number)
    {
        await ChangeThriceAsync();

        await clinic.TamperAsync($"DELETE FROM SetupChanges WHERE Number = {number}");

        (await VerifyAsync()).Break.ShouldBe(new VerifySetup.Break(number, "setup.missing"));
    }

    [Fact]
    public async Task R_SET_10_changes_at_one_moment_are_numbered_without_gaps()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 4)
                .Select(number => clinic.As(Roles.Admin).SendAsync(new CreateBranch.Command($"院区{number}", "Asia/Shanghai")))
        );

        var done = answers.Count(answer => answer.IsSuccess);
        done.ShouldBeGreaterThan(0);
        var verified = await VerifyAsync();
        verified.Break.ShouldBeNull();
        (await clinic.ReadAsync(db => db.SetupChanges().CountAsync(change => change.Act == "branch.created"))).ShouldBe(done);
    }

    [Fact]
    public async Task R_SET_1_two_administrators_who_take_the_role_from_each_other_leave_one()
    {
        var (first, second) = (clinic.PersonNamed("admin01"), clinic.PersonNamed("admin02"));

        var answers = await Task.WhenAll(TakeAsync("admin01", second.Id), TakeAsync("admin02", first.Id));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        var left = await clinic.ReadAsync(db => db.People().CountAsync(one => one.Roles.Any(role => role.Role == Roles.Admin)));
        left.ShouldBe(1);

        async Task<Result<StaffMember>> TakeAsync(string admin, PersonId other)
        {
            var revision = await clinic.ReadAsync(db =>
                db.People().Where(person => person.Id == other).Select(person => person.Revision).SingleAsync()
            );
            return await clinic.As(admin).SendAsync(new GiveRoles.Command(other, [new StaffRole(Roles.Nurse, clinic.Branch.Id)], revision));
        }
    }

    private async Task ChangeThriceAsync()
    {
        foreach (var value in new[] { "4", "5", "3" })
            await ChangeSettingAsync(value, "试");
    }

    private async Task ChangeSettingAsync(string value, string reason) =>
        (await clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command("aftercare.call-retries", value, reason))).ShouldSucceed();

    private async Task<Page<ListSetupChanges.Item>> ListAsync(string role) =>
        (await clinic.As(role).SendAsync(new ListSetupChanges.Query())).ShouldSucceed();

    private async Task<VerifySetup.Response> VerifyAsync() =>
        (await clinic.As(Roles.Auditor).SendAsync(new VerifySetup.Query())).ShouldSucceed();
}
