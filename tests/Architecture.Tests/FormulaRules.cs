using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>The formula language is a room of its own: it knows nothing of the engine around it, and has a door of a few types.</summary>
internal static class FormulaRules
{
    public const int MostPublicTypes = 8;

    private const string Room = "CaseFlow.Engine.Formulas";
    private const string Folder = "src/Engine/Formulas/";

    /// <summary>A file of the room that names another namespace of the engine, whole or from within (<c>State.Bookmark</c>).</summary>
    public static IEnumerable<string> LooksOut(IEnumerable<SourceFile> engine)
    {
        var files = engine.ToList();
        var others = files
            .Where(file => !file.Path.StartsWith(Folder, StringComparison.Ordinal))
            .Select(file => file.Path.Split('/')[2])
            .ToHashSet();
        return from file in files
            where file.Path.StartsWith(Folder, StringComparison.Ordinal)
            from name in Names(file)
            let inside = name.StartsWith("CaseFlow.Engine.", StringComparison.Ordinal) ? name["CaseFlow.Engine.".Length..] : name
            where others.Contains(inside.Split('.')[0])
            select $"{file.Path} names {name}";
    }

    /// <summary>A file of the product outside the room that names what is behind its door.</summary>
    public static IEnumerable<string> ReachesIn(IEnumerable<SourceFile> product) =>
        from file in product
        where !file.Path.StartsWith(Folder, StringComparison.Ordinal)
        from name in Names(file)
        where name.StartsWith(Room + ".", StringComparison.Ordinal) && IsNamespace(file, name)
        select $"{file.Path} names {name}";

    /// <summary>What the room shows of itself, with namespaces.</summary>
    public static IReadOnlyList<string> Door(IEnumerable<Type> types) =>
        [.. types.Where(type => type.IsVisible && IsInRoom(type)).Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> BehindTheDoor(IEnumerable<string> publicTypes) =>
        publicTypes.Where(name => name.LastIndexOf('.') != Room.Length);

    public static Type[] OfEngine() => Assembly.Load("CaseFlow.Engine").GetTypes();

    private static bool IsInRoom(Type type) =>
        type.Namespace == Room || type.Namespace?.StartsWith(Room + ".", StringComparison.Ordinal) == true;

    // CaseFlow.Engine.Formulas.ValueJson is a type of the door; CaseFlow.Engine.Formulas.Syntax is not.
    private static bool IsNamespace(SourceFile file, string name) =>
        name.Split('.').Length > 4 || file.Text.Contains($"using {name};", StringComparison.Ordinal);

    private static IEnumerable<string> Names(SourceFile file) =>
        CSharpSyntaxTree
            .ParseText(file.Text)
            .GetRoot()
            .DescendantNodes(descendIntoTrivia: true)
            .Where(node =>
                node is QualifiedNameSyntax or MemberAccessExpressionSyntax or QualifiedCrefSyntax
                && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax or BaseNamespaceDeclarationSyntax)
            )
            .Select(node => node.ToString());
}
