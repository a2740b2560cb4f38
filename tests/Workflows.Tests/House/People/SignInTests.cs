using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.House.People;

public sealed class SignInTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private const string Password = "Correct-Horse-7";

    [Fact]
    public async Task The_right_password_lets_in_whatever_the_case_of_the_name()
    {
        await HireAsync("lin");

        (await SignInAsync(" LIN ", Password)).ShouldSucceed().UserName.ShouldBe("lin");
        (await SignInAsync("lin", Password.ToLowerInvariant())).ShouldBeRefused("sign-in.wrong");
    }

    [Fact]
    public async Task The_answer_does_not_say_whether_the_name_exists()
    {
        await HireAsync("known");

        var known = await SignInAsync("known", "wrong");
        var unknown = await SignInAsync("nobody", "wrong");

        (unknown.Refusal!.Kind, unknown.Refusal.Code).ShouldBe((known.Refusal!.Kind, known.Refusal.Code));
        unknown.Refusal.Arguments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while_and_then_for_longer()
    {
        await HireAsync("locked");

        await FailAsync("locked", 5);
        (await SignInAsync("locked", Password)).ShouldBeRefused("sign-in.wrong");
        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromMinutes(15));
        await FailAsync("locked", 5);
        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromMinutes(29));
        (await SignInAsync("locked", Password)).ShouldBeRefused("sign-in.wrong");
        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromMinutes(1));

        (await SignInAsync("locked", Password)).ShouldSucceed();
        (await PersonAsync("locked")).FailedLogins.ShouldBe(0);
    }

    [Fact]
    public async Task Guesses_at_one_moment_are_counted_one_by_one()
    {
        await HireAsync("guessed");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync("guessed", "wrong")));

        answers.ShouldAllBe(answer => !answer.IsSuccess);
        (await PersonAsync("guessed")).FailedLogins.ShouldBe(answers.Count(answer => answer.Refusal!.Code == "sign-in.wrong"));
    }

    [Fact]
    public async Task Who_left_cannot_sign_in()
    {
        await HireAsync("gone");
        await clinic.ChangeAsync(async db => (await db.People().SingleAsync(row => row.UserName == "gone")).IsActive = false);

        (await SignInAsync("gone", Password)).ShouldBeRefused("sign-in.wrong");
    }

    [Fact]
    public async Task A_session_ends_when_the_password_changes_and_goes_on_with_the_new_stamp()
    {
        await HireAsync("changer");
        var session = (await SignInAsync("changer", Password)).ShouldSucceed();
        (await IsKnownAsync(session)).ShouldBeTrue();

        var staff = new Staff(clinic, current => current.Become(session.Id, session.UserName, session.Name, []));
        (await staff.SendAsync(new ChangePassword.Command("wrong", "Another-Horse-8"))).ShouldBeInvalid(
            "oldPassword",
            "person.wrong-password"
        );
        (await staff.SendAsync(new ChangePassword.Command(Password, "short"))).ShouldBeInvalid("newPassword", "person.password-too-short");
        var renewed = (await staff.SendAsync(new ChangePassword.Command(Password, "Another-Horse-8"))).ShouldSucceed();
        clinic.Clock.AdvanceTo(clinic.Clock.Now + SessionCheck.Freshness);

        (await IsKnownAsync(session)).ShouldBeFalse();
        (await IsKnownAsync(renewed)).ShouldBeTrue();
        (await SignInAsync("changer", Password)).ShouldBeRefused("sign-in.wrong");
        (await SignInAsync("changer", "Another-Horse-8")).ShouldSucceed();
    }

    [Fact]
    public async Task A_session_brings_its_persons_roles()
    {
        await HireAsync("two-hats", Roles.Nurse, Roles.Assistant);
        var session = (await SignInAsync("two-hats", Password)).ShouldSucceed();

        await using var scope = clinic.Services.CreateAsyncScope();
        (
            await scope.ServiceProvider.GetRequiredService<SessionCheck>().TryBecomeAsync(session.Id, session.SecurityStamp, default)
        ).ShouldBeTrue();
        var person = scope.ServiceProvider.GetRequiredService<CurrentPerson>();

        person.RoleIds.ShouldBe([Roles.Assistant, Roles.Nurse], ignoreOrder: true);
        person.May(ClientsRoom.Write).ShouldBeTrue();
        person.May(HouseRoom.ManageStaff).ShouldBeFalse();
    }

    private async Task HireAsync(string userName, params string[] roles) =>
        (
            await clinic.AsSystem.SendAsync(
                new CreatePerson.Command(
                    userName,
                    userName,
                    Password,
                    [.. (roles.Length > 0 ? roles : [Roles.Consultant]).Select(role => new Grant(role, clinic.Branch.Id))]
                )
            )
        ).ShouldSucceed();

    private Task<Result<SignIn.Response>> SignInAsync(string userName, string password) =>
        new Staff(clinic, _ => { }).SendAsync(new SignIn.Command(userName, password));

    private async Task FailAsync(string userName, int times)
    {
        for (var i = 0; i < times; i++)
            (await SignInAsync(userName, "wrong")).ShouldBeRefused("sign-in.wrong");
    }

    private Task<Person> PersonAsync(string userName) => clinic.ReadAsync(db => db.People().SingleAsync(row => row.UserName == userName));

    private async Task<bool> IsKnownAsync(SignIn.Response session)
    {
        await using var scope = clinic.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionCheck>().TryBecomeAsync(session.Id, session.SecurityStamp, default);
    }
}
