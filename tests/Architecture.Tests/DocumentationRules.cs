using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>Public types of Engine and Activities say what they mean.</summary>
internal static class DocumentationRules
{
    public static IEnumerable<string> Silent(IEnumerable<SourceFile> files) =>
        from file in files
        from type in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where type.Modifiers.Any(SyntaxKind.PublicKeyword) && type.Parent is not BaseTypeDeclarationSyntax
        where !type.GetLeadingTrivia().ToFullString().Contains("///", StringComparison.Ordinal) && !IsOtherPart(type)
        where
            type is not EnumDeclarationSyntax named
            || named.Members.All(member => !member.GetLeadingTrivia().ToFullString().Contains("///", StringComparison.Ordinal))
        select $"{file.Path}: {type.Identifier.Text}";

    private static bool IsOtherPart(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
