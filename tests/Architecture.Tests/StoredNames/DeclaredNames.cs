using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>Words that are stored and have a place where they are declared: activity types, journal events, lists of constants.</summary>
internal static class DeclaredNames
{
    /// <summary>Classes that hold nothing but stored words, and what these are.</summary>
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["HistoryTypes"] = "history type",
        ["Permissions"] = "permission",
        ["Roles"] = "role",
        ["Stage"] = "stage",
        ["FieldTypes"] = "form field type",
        ["SaleFieldTypes"] = "form field type",
        ["PriceCategories"] = "price category",
        ["ContactRule"] = "contact rule",
        ["OrderPricing"] = "offer",
        ["HumanTask"] = "wait or word of a task",
        ["Footprints"] = "word of the way",
        ["SaleRows"] = "member of a sold row",
    };

    public static IEnumerable<string> OfActivities() =>
        new ActivityRegistry(typeof(HumanTask).Assembly).Descriptors.SelectMany(activity =>
            new[] { $"activity: {activity.TypeName} version {activity.Version}" }
                .Concat(activity.Inputs.Select(input => $"activity: {activity.TypeName} input {Camel(input.Name)}"))
                .Concat(activity.Outputs.Select(output => $"activity: {activity.TypeName} output {Camel(output.Name)}"))
                .Concat(activity.Outcomes.Select(outcome => $"activity: {activity.TypeName} outcome {outcome.Name}"))
                .Concat(activity.EmbeddedPorts.Select(port => $"activity: {activity.TypeName} port {port}"))
        );

    public static IEnumerable<string> OfJournal() =>
        from type in typeof(JournalEvent).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(JournalEvent))
        select $"journal event: {type.Name}";

    /// <summary>The snapshot holds these as numbers.</summary>
    public static IEnumerable<string> OfSnapshots() =>
        from type in new[] { typeof(InstanceStatus), typeof(FrameStatus) }
        from value in Enum.GetValues(type).Cast<object>()
        select $"snapshot number: {type.Name} {value} = {Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)}";

    public static IEnumerable<string> OfConstants(CSharpCompilation source) =>
        from tree in source.SyntaxTrees
        from type in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
        where Lists.ContainsKey(type.Identifier.Text)
        let model = source.GetSemanticModel(tree)
        from field in type.Members.OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.ConstKeyword)
        from name in field.Declaration.Variables
        let word = (model.GetDeclaredSymbol(name) as IFieldSymbol)?.ConstantValue as string
        where word is not null
        select $"{Lists[type.Identifier.Text]}: {word}";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
