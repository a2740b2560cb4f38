using CaseFlow.Persistence;
using CaseFlow.Workflows.Journeys.Outbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>The channels that some sender takes: each is asked for every text that stands in the product's code.</summary>
internal static class OutboxChannels
{
    public static IReadOnlyList<string> All()
    {
        var services = new ServiceCollection().AddCaseFlow(new CaseFlowOptions { DataFolder = AppContext.BaseDirectory });
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var senders = scope.ServiceProvider.GetServices<IOutboxSender>().ToList();
        return [.. TextsInCode().Where(text => senders.Exists(sender => sender.Takes(text)))];
    }

    private static IEnumerable<string> TextsInCode() =>
        Repository
            .CSharp("src")
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(literal => literal.Token.ValueText)
            .Distinct();
}
