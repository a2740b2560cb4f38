using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>Somebody changes their own password. Their other sessions end; this one goes on with the new stamp.</summary>
public static class ChangePassword
{
    public sealed record Command(string OldPassword, string NewPassword) : ICommand<SignIn.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.OldPassword).MaximumLength(Passwords.LongestAllowed).WithErrorCode("person.wrong-password");
            RuleFor(command => command.NewPassword).IsPassword();
        }
    }

    public sealed class Handler(CaseFlowDb db, Passwords passwords, AfterCommit afterCommit, CurrentPerson current)
        : ICommandHandler<Command, SignIn.Response>
    {
        public async Task<Result<SignIn.Response>> Handle(Command command, CancellationToken cancel)
        {
            var person = await db.People().SingleOrDefaultAsync(row => row.Id == current.Id, cancel);
            if (person is null)
                return new Refusal(RefusalKind.Unauthenticated, "sign-in.wrong");
            if (!passwords.IsRight(person, command.OldPassword ?? ""))
                return Refusal.Invalid("oldPassword", "person.wrong-password");

            if (command.NewPassword == command.OldPassword)
                return Refusal.Invalid("newPassword", "person.same-password");

            passwords.Set(person, command.NewPassword);
            person.MustChangePassword = false;
            afterCommit.Changes.Add(LiveChange.OfPerson(person.Id));
            return new SignIn.Response(person.Id, person.UserName, person.Name, person.SecurityStamp);
        }
    }
}
