using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Somebody who works here, as an administrator sees them (F36).</summary>
/// <param name="Roles">In branches of the one who asks.</param>
/// <param name="Revision">To be sent back with a change.</param>
public sealed record StaffMember(
    PersonId Id,
    string UserName,
    string Name,
    StaffFacts Facts,
    bool IsActive,
    bool MustChangePassword,
    IReadOnlyList<StaffRole> Roles,
    long Revision
)
{
    internal static StaffMember Of(Person person, CurrentPerson reader) =>
        new(
            person.Id,
            person.UserName,
            person.Name,
            StaffFacts.Of(person),
            person.IsActive,
            person.MustChangePassword,
            [.. StaffRole.Of(person).Where(role => reader.IsSystem || reader.Branches.Contains(role.Branch))],
            person.Revision
        );
}

/// <summary>A role in a branch; a lead leads the others who hold it there.</summary>
public sealed record StaffRole(string Role, BranchId Branch, bool IsLead = false)
{
    internal static IEnumerable<StaffRole> Of(Person person) =>
        person
            .Roles.OrderBy(role => role.BranchId.Value)
            .ThenBy(role => role.Role, StringComparer.Ordinal)
            .Select(role => new StaffRole(role.Role, role.BranchId, role.IsLead));
}

/// <summary>What is known of somebody beside name and roles.</summary>
/// <param name="LastDay">Whole day of the branch; afterwards there is no sign-in.</param>
public sealed record StaffFacts(
    string? Mobile = null,
    string? QualificationKind = null,
    string? QualificationNumber = null,
    DateOnly? QualificationValidTo = null,
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null
)
{
    internal static StaffFacts Of(Person person) =>
        new(
            person.Mobile,
            person.QualificationKind,
            person.QualificationNumber,
            person.QualificationValidTo,
            person.FirstDay,
            person.LastDay
        );

    internal void PutTo(Person person)
    {
        person.Mobile = Kept(Mobile);
        person.QualificationKind = Kept(QualificationKind);
        person.QualificationNumber = Kept(QualificationNumber);
        person.QualificationValidTo = QualificationValidTo;
        person.FirstDay = FirstDay;
        person.LastDay = LastDay;
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
