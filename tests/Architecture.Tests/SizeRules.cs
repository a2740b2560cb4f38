using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>Small pieces: what has outgrown them holds a second thing that wants its own room.</summary>
internal static class SizeRules
{
    public const int LongestFile = 400;
    public const int LongestTestFile = 600;
    public const int NinetyFifthFile = 250;
    public const int LongestMethod = 40;
    public const int MostDependencies = 5;
    public const int MostFilesInFolder = 15;
    public const int WidestLine = 140;

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        let limit = file.Path.StartsWith("tests/", StringComparison.Ordinal) ? LongestTestFile : LongestFile
        where file.Lines > limit
        select $"{file.Path} has {file.Lines} lines";

    public static int NinetyFifthPercentile(IEnumerable<SourceFile> files)
    {
        var lengths = files.Select(file => file.Lines).Order().ToArray();
        return lengths.Length == 0 ? 0 : lengths[(int)(lengths.Length * 0.95)];
    }

    /// <summary>Counted in characters: a line of Chinese may be as long as any other.</summary>
    public static IEnumerable<Finding> WideLines(IEnumerable<SourceFile> files) =>
        from file in files
        let wide = file.Text.Split('\n').Count(line => line.EnumerateRunes().Count() > WidestLine)
        where wide > 0
        select new Finding(file.Path, wide);

    public static IEnumerable<Finding> LongMethods(IEnumerable<SourceFile> files) =>
        from file in files
        from method in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let body = (Microsoft.CodeAnalysis.SyntaxNode?)method.Body ?? method.ExpressionBody
        where body is not null
        let lines = body.GetText().Lines.Count
        where lines > LongestMethod + 2 // its braces
        group lines - 2 by $"{file.Path} {NameOf(method)}" into same
        select new Finding(same.Key, same.Max());

    public static IEnumerable<string> NeedyConstructors(IEnumerable<SourceFile> files) =>
        from file in files
        from type in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        from list in type
            .Members.OfType<ConstructorDeclarationSyntax>()
            .Select(constructor => constructor.ParameterList)
            .Append(type.ParameterList)
        where list?.Parameters.Count > MostDependencies
        select $"{file.Path}: {type.Identifier.Text} takes {list.Parameters.Count} dependencies";

    public static IEnumerable<Finding> CrowdedFolders(IEnumerable<SourceFile> files) =>
        from folder in files.GroupBy(file => file.Folder)
        where folder.Count() > MostFilesInFolder
        select new Finding(folder.Key, folder.Count());

    /// <summary>src/Project/Folder/Folder is the deepest; what browsers load has two more below wwwroot.</summary>
    public static IEnumerable<Finding> DeepFolders(IEnumerable<SourceFile> files) =>
        from folder in files.Select(file => file.Folder).Distinct()
        let depth = folder.Split('/').Length - (folder.Contains("/wwwroot/", StringComparison.Ordinal) ? 3 : 2)
        where depth > 2
        select new Finding(folder, depth);

    private static string NameOf(BaseMethodDeclarationSyntax method) =>
        method switch
        {
            MethodDeclarationSyntax named => named.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            _ => method.Kind().ToString(),
        };
}
