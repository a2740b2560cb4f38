using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>A name says what a thing is, not what kind of class it is.</summary>
internal static partial class NameRules
{
    private static readonly string[] FoldersByKind =
    [
        "Models",
        "Services",
        "Interfaces",
        "Extensions",
        "Helpers",
        "Utils",
        "Managers",
        "Dtos",
    ];

    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> files) =>
        from file in files
        from type in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where EmptyName().IsMatch(type.Identifier.Text)
        select $"{file.Path}: {type.Identifier.Text}";

    public static IEnumerable<string> FoldersNamedByKind(IEnumerable<SourceFile> files) =>
        files.Select(file => file.Folder).Distinct().Where(folder => folder.Split('/').Any(FoldersByKind.Contains));

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Service|Impl)$|^(Default|Base)[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyName();
}
