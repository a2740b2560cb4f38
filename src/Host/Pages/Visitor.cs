using CaseFlow.Workflows.House.People;

namespace CaseFlow.Host.Pages;

/// <summary>Who looks at a page, and the clinic's clock as that person reads it.</summary>
public sealed class Visitor(CurrentPerson person, TimeProvider time)
{
    public string Name => person.Name;

    public string UserName => person.UserName;

    public string Id => person.Id.ToString();

    public IReadOnlyList<string> Roles => person.RoleIds;

    public IReadOnlyList<GetMe.BranchRef> Branches { get; private set; } = [];

    /// <summary>Publications that wait for this person's approval.</summary>
    public int Approvals { get; set; }

    /// <summary>The procedure of a visit lets this person begin one; known on pages that offer it.</summary>
    public bool BeginsVisits { get; set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>The page is about a trial: no real client, nothing is sent.</summary>
    public bool IsInTrials => person.IsInTrials;

    /// <summary>A trial's clock may have been set forward.</summary>
    public DateTimeOffset Now => Local(time.GetUtcNow() + person.Ahead);

    public bool May(string permission) => person.May(permission);

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public void WorksAt(IReadOnlyList<GetMe.BranchRef> branches)
    {
        Branches = branches;
        if (branches.Count > 0)
            Zone = TimeZoneInfo.FindSystemTimeZoneById(branches[0].TimeZone);
    }
}
