using System.Collections.Immutable;
using CaseFlow.Engine.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>
/// What activities call their waits and triggers. These names stand in bookmarks and trigger rows, and nothing lists them: so the code of
/// the activities is compiled and each place looked at that makes one.
/// </summary>
internal static class Waits
{
    private static readonly string[] Makers = [nameof(WaitFor), nameof(TriggerStimulus)];

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    public static IReadOnlyList<string> All()
    {
        var files = Repository.CSharp("src/Engine", "src/Activities").Select(file => CSharpSyntaxTree.ParseText(file.Text)).ToList();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CaseFlow.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var code = CSharpCompilation.Create("Activities", [CSharpSyntaxTree.ParseText(ImplicitUsings), .. files], platform);
        return [.. files.SelectMany(file => In(file, code.GetSemanticModel(file)))];
    }

    private static IEnumerable<string> In(SyntaxTree file, SemanticModel code) =>
        from node in file.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
        where node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        let made = code.GetOperation(node)
        let arguments = ArgumentsOf(made)
        from argument in arguments
        where string.Equals(argument.Parameter?.Name, nameof(WaitFor.Name), StringComparison.OrdinalIgnoreCase)
        where Makers.Contains(argument.Parameter!.ContainingType.Name)
        where argument.Value is not IParameterReferenceOperation // the makers of WaitFor itself hand on what they get
        select argument.Value.ConstantValue is { HasValue: true, Value: string name } ? name : $"computed: {argument.Value.Syntax}";

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation? made) =>
        made switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
}
