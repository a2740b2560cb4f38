using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>Whom a procedure wants told: <c>person:ID</c>, <c>role:nurse</c> of the journey's branch, or <c>lead:nurse</c>.</summary>
public sealed record NoticeAddress(PersonId? Person, string? Role)
{
    /// <summary>Null for what is no address of staff.</summary>
    public static NoticeAddress? Of(string to)
    {
        var parts = to.Split(':', 2, StringSplitOptions.TrimEntries);
        return parts switch
        {
            ["person", var id] when Guid.TryParse(id, out var person) => new(new PersonId(person), null),
            ["role", { Length: > 0 } role] => new(null, role),
            ["lead", { Length: > 0 } role] => new(null, Roles.LeadOf(role)),
            _ => null,
        };
    }
}
