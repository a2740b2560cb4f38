using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>
/// The first start's: if there is no administrator yet, makes one. Roles are held in branches, so the first branch is made with the first
/// administrator; <see cref="CreateBranch"/> gives administrators every later one.
/// </summary>
public static class EnsureAdmin
{
    public sealed record Command(string UserName, string Password, string BranchName = "本院", string TimeZone = "Asia/Shanghai")
        : ICommand<Response>;

    /// <param name="Created">False: there was one already, and nothing changed.</param>
    public sealed record Response(bool Created);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.UserName).IsUserName();
            RuleFor(command => command.Password).IsPassword();
        }
    }

    public sealed class Handler(CaseFlowDb db, Passwords passwords, StaffBook staff, BranchBook house, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await db.People().AnyAsync(row => row.IsActive && row.Roles.Any(role => role.Role == Roles.Admin), cancel))
                return new Response(false);

            var branches = await db.Branches().Where(branch => branch.TrialOf == null).Select(branch => branch.Id).ToListAsync(cancel);
            if (branches.Count == 0)
                branches.Add((await house.OpenAsync(command.BranchName, command.TimeZone, cancel)).Id);

            var admin = new Person
            {
                Id = new PersonId(Guid.CreateVersion7(clock.GetUtcNow())),
                UserName = command.UserName,
                Name = "系统管理员",
            };
            passwords.Set(admin, command.Password);
            foreach (var branch in branches)
                admin.Add(new Grant(Roles.Admin, branch));
            db.People().Add(admin);
            await staff.ChangedAsync("person.created", admin, null, null, cancel);
            return new Response(true);
        }
    }
}
