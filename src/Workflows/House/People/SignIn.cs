using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>Checks a password. Five wrong ones lock the account for a while; the answer never says whether the name exists.</summary>
public static class SignIn
{
    /// <summary>
    /// After each so many wrong passwords the account is locked: 15 minutes, then twice as long each time, a day at most.
    /// </summary>
    public const int TriesBeforeLock = 5;

    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    [CommitsAnyway]
    public sealed record Command(string UserName, string Password) : ICommand<Response>;

    /// <param name="SecurityStamp">Goes into the session; one with an older stamp is over.</param>
    public sealed record Response(PersonId Id, string UserName, string Name, string SecurityStamp);

    public sealed class Handler(CaseFlowDb db, Passwords passwords, BranchClock days, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var (userName, password) = (command.UserName?.Trim().ToLowerInvariant() ?? "", command.Password ?? "");
            if (password.Length > Passwords.LongestAllowed)
                return Wrong();
            var person = await db.People().SingleOrDefaultAsync(row => row.UserName == userName, cancel);

            // A locked account answers as a wrong password does, in the same time: the right one proves nothing to whoever is guessing.
            var isRight = passwords.IsRight(person, password);
            if (person is null || !person.IsActive || person.LockedUntil > clock.GetUtcNow() || await person.HasLeftAsync(days, cancel))
                return Wrong();
            if (!isRight)
            {
                person.FailedLogins++;
                if (person.FailedLogins % TriesBeforeLock == 0)
                    person.LockedUntil = clock.GetUtcNow() + LockAfter(person.FailedLogins);
                return Wrong();
            }

            (person.FailedLogins, person.LockedUntil) = (0, null);
            return new Response(person.Id, person.UserName, person.Name, person.SecurityStamp);
        }

        private static Refusal Wrong() => new(RefusalKind.Unauthenticated, "sign-in.wrong");

        private static TimeSpan LockAfter(int failures)
        {
            var doublings = Math.Min((failures / TriesBeforeLock) - 1, 10);
            var pause = FirstLock * Math.Pow(2, doublings);
            return pause < LongestLock ? pause : LongestLock;
        }
    }
}
