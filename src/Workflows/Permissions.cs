using System.Collections.Frozen;

namespace CaseFlow.Workflows;

/// <summary>Who may do what: the permissions of all rooms, by role.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByRole = Rooms
        .All.SelectMany(room => room.Permissions)
        .SelectMany(permission => permission.Roles, (permission, role) => (role, permission.Name))
        .GroupBy(grant => grant.role, grant => grant.Name)
        .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static IReadOnlySet<string> All { get; } = Of(ByRole.Keys);

    public static IReadOnlyList<string> RolesWith(string permission) =>
        [.. ByRole.Where(role => role.Value.Contains(permission)).Select(role => role.Key)];

    public static IReadOnlySet<string> Of(IEnumerable<string> roles) =>
        roles.SelectMany(role => ByRole.GetValueOrDefault(role, FrozenSet<string>.Empty)).ToHashSet(StringComparer.Ordinal);
}
