using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>
/// Makes up a password that is shown once and is good for one thing: choosing another. Sessions of before end, and so does a lock.
/// </summary>
public static class ResetPassword
{
    /// <summary>Its answer is never remembered: a password in clear is not stored anywhere.</summary>
    [CommitsAnyway]
    public sealed record Command(PersonId Person) : ICommand<Response>;

    public sealed record Response(string UserName, string Password);

    public sealed class Handler(StaffBook staff, Passwords passwords, CurrentPerson current) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (command.Person == current.Id)
                return Refusal.Forbidden("staff.not-yourself");
            var found = await staff.FindToChangeEverywhereAsync(command.Person, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var person = found.Value;

            var password = Passwords.MakeUp();
            passwords.Set(person, password);
            (person.MustChangePassword, person.FailedLogins, person.LockedUntil) = (true, 0, null);
            await staff.ToldAsync("person.password-reset", person, cancel);
            return new Response(person.UserName, password);
        }
    }
}
