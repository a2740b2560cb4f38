using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CaseFlow.Architecture.Tests;

/// <summary>
/// An interface exists where there are two implementations, or where a process or a database begins; not one for each class.
/// </summary>
internal static class InterfaceRules
{
    /// <summary>Those with one implementation in the product, each with the boundary that it stands for.</summary>
    private static readonly Dictionary<string, string> Boundaries = new()
    {
        ["IInstanceStore"] = "the database, seen from the engine; tests keep instances in memory",
        ["IAnswerQuestions"] = "the clinic's rooms, seen from the engine; tests answer by themselves",
        ["IDefinitionSource"] = "the database, seen from the engine",
        ["IExpressionScope"] = "the state that an expression may reach; a form's values are another",
        ["IUnitOfWork"] = "the database, seen from the application",
        ["IFileStore"] = "the disk, seen from the application",
        ["IFieldLookup"] = "what a room has stored, seen from a form",
        ["IOptionSource"] = "what a room has stored, seen from a form",
        ["IOpenWork"] = "what people have to do, seen from the charts",
        ["IWhenPersonLeaves"] = "the rooms that know people, seen from the house",
        ["IWhenNoticeRings"] = "the rooms that reach people without a page, seen from the notices",
        ["IWhenLeaveChanges"] = "the rooms that know people, seen from the house",
        ["IWhenSettingAsked"] = "the rooms that know people, seen from the house",
        ["IWhenFactsChange"] = "the rooms that go by what is known of a client, seen from the clients",
        ["IVisitNeed"] = "the rooms that a visit needs, seen from the house",
        ["ITableWords"] = "the texts of the pages, seen from tables that are read in both languages",
        ["IOutboxSender"] = "other systems",
        ["IMessageGateway"] = "providers of SMS, WeChat, push and e-mail",
        ["IClientPost"] = "the room of messages, seen from journeys",
        ["IClientContacts"] = "the room that knows clients, seen from the machine",
        ["IClientBalances"] = "the room that keeps what was paid, seen from the clients",
    };

    public static IEnumerable<string> Violations(IReadOnlyCollection<SourceFile> files)
    {
        var types = files
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .ToList();
        var uses = types.SelectMany(type => type.BaseList?.Types.Select(known => NameOf(known.Type)) ?? []).ToLookup(name => name);
        return from type in types.OfType<InterfaceDeclarationSyntax>()
            let name = type.Identifier.Text
            where !Boundaries.ContainsKey(name) && uses[name].Count() < 2
            select $"{name} has {uses[name].Count()} implementation(s)";
    }

    private static string NameOf(TypeSyntax type) =>
        type switch
        {
            GenericNameSyntax generic => generic.Identifier.Text,
            QualifiedNameSyntax qualified => NameOf(qualified.Right),
            _ => type.ToString(),
        };
}
