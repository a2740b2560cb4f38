using System.Runtime.CompilerServices;
using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.Tests.House.People;

public sealed class PermissionTableTests
{
    private static readonly string Approved = Path.Combine(Path.GetDirectoryName(Here())!, "Permissions.approved.txt");

    /// <summary>The rooms grant them, each its own; this is what a person of each role may do in the end.</summary>
    [Fact]
    public void What_each_role_may_do_is_what_was_approved()
    {
        var table = string.Join(
            '\n',
            Roles.All.Select(role => $"{role}: {string.Join(' ', Permissions.Of([role]).Order(StringComparer.Ordinal))}")
        );

        table.ShouldBe(File.ReadAllText(Approved).TrimEnd());
    }

    [Fact]
    public void No_two_rooms_name_one_permission_or_one_history_word()
    {
        Rooms.All.SelectMany(room => room.Permissions).Select(permission => permission.Name).ShouldBeUnique();
        Rooms.All.SelectMany(room => room.HistoryTypes).Select(type => type.Name).ShouldBeUnique();
    }

    [Fact]
    public void A_permission_is_granted_to_known_roles_only() =>
        Rooms.All.SelectMany(room => room.Permissions).SelectMany(permission => permission.Roles).Except(Roles.All).ShouldBeEmpty();

    private static string Here([CallerFilePath] string path = "") => path;
}
