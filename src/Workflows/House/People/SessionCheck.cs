using System.Collections.Concurrent;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>What was read of people a moment ago, so that not every request reads them again.</summary>
public sealed class RecentPeople
{
    public RecentPeople(LiveFeed feed) => feed.Tell(Forget);

    internal sealed record Entry(Person Person, DateTimeOffset ReadAt);

    internal ConcurrentDictionary<PersonId, Entry> ById { get; } = new();

    private void Forget(LiveChange change)
    {
        if (change == LiveChange.Gap)
            ById.Clear();
        else if (change.PersonId is { } id)
            ById.TryRemove(id, out _);
    }
}

/// <summary>Turns a session into its person. Who left, or whose password changed since the sign-in, is a stranger within seconds.</summary>
public sealed class SessionCheck(CaseFlowDb db, CurrentPerson current, RecentPeople recent, BranchClock clock)
{
    /// <summary>How long a person may go on after being dismissed at another host that cannot be heard.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>False, and nobody is known, if the session is over.</summary>
    public async Task<bool> TryBecomeAsync(PersonId id, string stamp, CancellationToken cancel)
    {
        if (await FindAsync(id, stamp, cancel) is not { } person)
            return false;
        if (await person.HasLeftAsync(clock, cancel))
            return false;
        current.Become(id, person.UserName, person.Name, person.Grants, person.MustChangePassword);
        return true;
    }

    private async Task<Person?> FindAsync(PersonId id, string stamp, CancellationToken cancel)
    {
        var now = clock.Now;
        if (recent.ById.TryGetValue(id, out var known) && known.Person.SecurityStamp == stamp && now - known.ReadAt < Freshness)
            return known.Person;

        var person = await db.People()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.IsActive && row.SecurityStamp == stamp, cancel);
        if (person is null)
            return null;
        recent.ById[id] = new RecentPeople.Entry(person, now);
        return person;
    }
}
