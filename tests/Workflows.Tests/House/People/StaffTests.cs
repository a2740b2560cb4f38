using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.House.People;

public sealed class StaffTests
{
    [Fact]
    public async Task The_first_start_makes_an_administrator_and_a_branch_once()
    {
        await using var clinic = new Clinic();
        await clinic.MakeDatabaseAsync();

        (await clinic.AsSystem.SendAsync(new EnsureAdmin.Command("admin", "First-Password-1"))).ShouldSucceed().Created.ShouldBeTrue();
        (await clinic.AsSystem.SendAsync(new EnsureAdmin.Command("admin", "Other-Password-2"))).ShouldSucceed().Created.ShouldBeFalse();

        var made = await clinic.ReadAsync(db => db.SetupChanges().OrderBy(change => change.Number).ToListAsync());
        made.Select(change => (change.Act, change.SubjectName, change.ById))
            .ShouldBe([("branch.created", "本院", null), ("person.created", "系统管理员", null)]);
        made[1].After!.ShouldContain("\"role\":\"admin\"");

        var session = (await clinic.AsSystem.SendAsync(new SignIn.Command("admin", "First-Password-1"))).ShouldSucceed();
        var me = await MeAsync(clinic, session);
        me.Roles.ShouldBe([Roles.Admin]);
        me.Branches.ShouldHaveSingleItem().Name.ShouldBe("本院");
        me.Permissions.ShouldContain(HouseRoom.ManageStaff);
    }

    [Fact]
    public async Task An_administrator_is_one_in_every_branch_that_opens_later()
    {
        await using var clinic = new Clinic();
        await clinic.OpenAsync(withShippedDefinitions: false);
        var opened = (await clinic.As(Roles.Admin).SendAsync(new CreateBranch.Command("浦东门诊", "Asia/Shanghai"))).ShouldSucceed();

        var hired = await clinic.ReadAsync(db => db.People().SingleAsync(row => row.UserName == "admin01"));

        hired.Grants.ShouldBe([new Grant(Roles.Admin, clinic.Branch.Id), new Grant(Roles.Admin, opened.Id)], ignoreOrder: true);
        (await clinic.As(Roles.Admin).SendAsync(new CreateBranch.Command("月球门诊", "Moon/Crater"))).ShouldBeInvalid(
            "timeZone",
            "branch.unknown-time-zone"
        );
    }

    [Fact]
    public async Task People_are_hired_into_branches_of_who_hires_with_names_of_their_own()
    {
        await using var clinic = new Clinic();
        await clinic.OpenAsync(withShippedDefinitions: false);
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");
        Grant here = new(Roles.Nurse, clinic.Branch.Id);

        (await HireAsync("nurse03", here)).ShouldSucceed();
        (await HireAsync("nurse03", here)).ShouldBeInvalid("userName", "person.user-name-taken");
        (await HireAsync("Nurse 4", here)).ShouldBeInvalid("userName", "person.bad-user-name");
        (await HireAsync("nurse05", here with { Role = "queen" })).ShouldBeInvalid("grants[0]", "field.unknown-option");
        (await HireAsync("nurse06", here with { Branch = elsewhere.Id }))
            .ShouldBeRefused("branch.not-yours")
            .Kind.ShouldBe(RefusalKind.Forbidden);

        Task<Result<CreatePerson.Response>> HireAsync(string userName, Grant grant) =>
            clinic.As(Roles.Admin).SendAsync(new CreatePerson.Command(userName, "新人", "Long-Enough-1", [grant]));
    }

    [Fact]
    public async Task R_SET_14_two_who_give_one_login_name_at_once_give_it_once()
    {
        await using var clinic = new Clinic();
        await clinic.OpenAsync(withShippedDefinitions: false);
        var command = new CreatePerson.Command("doppelt", "新人", null, [new Grant(Roles.Nurse, clinic.Branch.Id)]);

        var answers = await Task.WhenAll(clinic.As("admin01").SendAsync(command), clinic.As("admin02").SendAsync(command));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Single(answer => !answer.IsSuccess).ShouldBeInvalid("userName", "person.user-name-taken");
    }

    private static async Task<GetMe.Response> MeAsync(Clinic clinic, SignIn.Response session)
    {
        var person = await clinic.ReadAsync(db => db.People().SingleAsync(row => row.Id == session.Id));
        return (
            await new Staff(clinic, current => current.Become(person.Id, person.UserName, person.Name, person.Grants)).SendAsync(
                new GetMe.Query()
            )
        ).ShouldSucceed();
    }
}
