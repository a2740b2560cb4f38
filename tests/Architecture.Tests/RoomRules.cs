using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>
/// Which room of the application may know which. A room is a top folder of src/Workflows; it knows another by a using directive or by a
/// qualified name, <c>CaseFlow.Workflows.Room</c>.
/// </summary>
internal static class RoomRules
{
    private const string Application = "src/Workflows/";
    private const string Namespace = "CaseFlow.Workflows";
    private const string Seam = "Journeys.Seam";

    /// <summary>Each floor knows those before it; rooms of one floor do not know each other.</summary>
    private static readonly string[][] Machine =
    [
        ["Shared"],
        ["House"],
        ["Notices"],
        ["Charts"],
        ["Files"],
        ["History"],
        ["Forms"],
        ["Journeys"],
        ["Tasks"],
        ["Definitions"],
        ["Trials", "Retention", "Messages"],
    ];

    /// <summary>All that a room of the clinic may know of the machine.</summary>
    private static readonly string[] OpenToTheClinic = ["Shared", "House", "Files", "Forms", Seam];

    private static readonly string[] Clinic =
    [
        "Clients",
        "Scheduling",
        "FrontDesk",
        "Sales",
        "Ledger",
        "Members",
        "Courses",
        "Stock",
        "Care",
        "Aftercare",
        "Complaints",
        "Relations",
        "Reports",
    ];

    /// <summary>Besides Clients, which everybody knows, and Reports, which know all.</summary>
    private static readonly (string From, string To)[] BetweenClinicRooms =
    [
        ("Ledger", "Sales"),
        ("Courses", "Sales"),
        ("Members", "Ledger"),
        ("Care", "Sales"),
        ("Care", "Ledger"),
    ];

    /// <summary>The pairs "From -> To" that no table allows, each with the number of files that make it.</summary>
    public static IEnumerable<Finding> Violations(IReadOnlyCollection<SourceFile> files)
    {
        var rooms = files.Where(IsInRoom).Select(FolderRoom).ToHashSet();
        return from file in files
            where IsInRoom(file)
            let room = FolderRoom(file)
            from known in Known(file, rooms)
            where RoomOf(known) != room && !IsAllowed(room, known)
            group file by $"{room} -> {RoomOf(known)}" into pair
            select new Finding(pair.Key, pair.Distinct().Count());
    }

    /// <param name="known">A room, or the door of one that has a door.</param>
    internal static bool IsAllowed(string room, string known)
    {
        var (from, to) = (FloorOf(room), FloorOf(RoomOf(known)));
        if (room == "Reports")
            return true;
        if (from >= 0)
            return to >= 0 && to < from;
        if (!Clinic.Contains(room))
            return false;
        if (to >= 0)
            return OpenToTheClinic.Contains(known);
        return known == "Clients" || BetweenClinicRooms.Contains((room, known));
    }

    private static int FloorOf(string room) => Array.FindIndex(Machine, floor => floor.Contains(room));

    private static string RoomOf(string known) => known.Split('.')[0];

    /// <summary>The files beside the rooms put all of them together.</summary>
    private static bool IsInRoom(SourceFile file) => file.Folder.StartsWith(Application, StringComparison.Ordinal);

    private static string FolderRoom(SourceFile file) => file.Folder[Application.Length..].Split('/')[0];

    private static IEnumerable<string> Known(SourceFile file, HashSet<string> rooms) =>
        CSharpSyntaxTree
            .ParseText(file.Text)
            .GetRoot()
            .DescendantNodes(node => !IsWhole(node))
            .Where(IsWhole)
            .Select(node => Door(node, rooms))
            .OfType<string>()
            .Distinct();

    /// <summary>A dotted name that is no part of a longer one, and not the file's own namespace.</summary>
    private static bool IsWhole(SyntaxNode node) =>
        node is QualifiedNameSyntax or MemberAccessExpressionSyntax
        && node.Parent is not (QualifiedNameSyntax or BaseNamespaceDeclarationSyntax);

    /// <summary>Of a dotted name the room or, where it goes through one, the door; null for what belongs to no room.</summary>
    /// <remarks>
    /// A type may be named from the application's namespace on ("Journeys.Journey"); in an expression that would be a property.
    /// </remarks>
    private static string? Door(SyntaxNode node, HashSet<string> rooms)
    {
        var name = node.ToString();
        var isWhole =
            name.StartsWith(Namespace + ".", StringComparison.Ordinal)
            || name.StartsWith($"global::{Namespace}.", StringComparison.Ordinal);
        if (!isWhole && node is not QualifiedNameSyntax)
            return null;
        var parts = (isWhole ? name[(name.IndexOf(Namespace, StringComparison.Ordinal) + Namespace.Length + 1)..] : name).Split(
            '.',
            '<',
            '(',
            '['
        );
        return !rooms.Contains(parts[0]) ? null
            : parts.Length > 1 && $"{parts[0]}.{parts[1]}" == Seam ? Seam
            : parts[0];
    }
}
