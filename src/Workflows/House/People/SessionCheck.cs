using System.Collections.Concurrent;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>What was read of people a moment ago, so that not every request reads them again.</summary>
public sealed class RecentPeople
{
    internal sealed record Entry(string UserName, string Name, string Stamp, IReadOnlyList<Grant> Grants, DateTimeOffset ReadAt);

    internal ConcurrentDictionary<PersonId, Entry> ById { get; } = new();
}

/// <summary>Turns a session into its person. Who left, or whose password changed since the sign-in, is a stranger within seconds.</summary>
public sealed class SessionCheck(CaseFlowDb db, CurrentPerson current, RecentPeople recent, TimeProvider clock)
{
    /// <summary>How long a person may go on after being dismissed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>False, and nobody is known, if the session is over.</summary>
    public async Task<bool> TryBecomeAsync(PersonId id, string stamp, CancellationToken cancel)
    {
        if (await FindAsync(id, stamp, cancel) is not { } person)
            return false;
        current.Become(id, person.UserName, person.Name, person.Grants);
        return true;
    }

    private async Task<RecentPeople.Entry?> FindAsync(PersonId id, string stamp, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (recent.ById.TryGetValue(id, out var known) && known.Stamp == stamp && now - known.ReadAt < Freshness)
            return known;

        var person = await db.People()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.IsActive && row.SecurityStamp == stamp, cancel);
        if (person is null)
            return null;
        return recent.ById[id] = new RecentPeople.Entry(person.UserName, person.Name, stamp, person.Grants, now);
    }
}
