using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>
/// Rows at hand without a query are right only after somebody has read them. Where that cannot be forgotten is said here; elsewhere nobody
/// looks at them.
/// </summary>
internal static class CaseRules
{
    private const string Rows = "Local";

    /// <summary>Each member with the files that may use it, and why they cannot forget to read first.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Rows] =
        [
            "src/Workflows/Case.cs", // is had by reading alone
            "src/Workflows/CurrentRows.cs", // asks the database in the same call, or gives what its caller asks it for
            "src/Persistence/Reads/RowReader.cs", // puts them there
            "src/Persistence/UnitOfWork.cs", // wants to know what was read, and nothing else
        ],
        ["ReadCaseAsync"] = ["src/Workflows/Case.cs"],
        ["ReadCaseOfAsync"] = ["src/Workflows/Case.cs"],
        ["Cases"] = ["src/Workflows/Case.cs"],
    };

    /// <summary>Uses of such a member of a database context or a set, in the product below the pages.</summary>
    public static IEnumerable<string> Unread(IEnumerable<SourceFile> product) =>
        from file in product
        where IsBelowThePages(file)
        from member in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where member.Parent is not InvocationExpressionSyntax call || call.Expression != member || member.Name.Identifier.Text != Rows
        where Allowed.TryGetValue(member.Name.Identifier.Text, out var files) && !files.Contains(file.Path)
        select $"{file.Path}: {member.Name}";

    private static bool IsBelowThePages(SourceFile file) =>
        file.Path.StartsWith("src/Workflows/", StringComparison.Ordinal)
        || file.Path.StartsWith("src/Persistence/", StringComparison.Ordinal);
}
