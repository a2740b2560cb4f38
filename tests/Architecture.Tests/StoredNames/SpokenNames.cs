using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>Words that the source hands to something that stores them, found where they are handed over.</summary>
internal static class SpokenNames
{
    /// <summary>Which parameter or property is stored as what. A type's name stands for itself whatever namespace it lives in.</summary>
    private static readonly (string Type, string Member, string Slot, string Group)[] Slots =
    [
        ("OutboxWriter", "Add", "channel", "outbox channel"),
        ("MessageRequested", ".ctor", "Channel", "outbox channel"),
        ("MessageRequested", ".ctor", "To", "message addressee"),
        ("MessageRequested", ".ctor", "Template", "message template"),
        ("OutgoingMessage", ".ctor", "To", "message addressee"),
        ("OutgoingMessage", ".ctor", "Template", "message template"),
        ("WaitFor", "*", "name", "wait"),
        ("TriggerStimulus", ".ctor", "Name", "trigger"),
        ("HttpEndpoint", "NameOf", "return", "trigger"),
        ("StimulusKey", "*", "return", "stimulus key"),
        ("RoutePath", "*", "return", "stimulus key"),
        ("Activity", "Fail", "code", "incident code"),
        ("Failed", ".ctor", "Code", "incident code"),
        ("Incident", ".ctor", "Code", "incident code"),
        ("Turn", "*", "code", "incident code"),
        ("Burst", "*", "code", "incident code"),
        ("HistoryWriter", "Append", "type", "history type"),
        ("Cause", ".ctor", "Type", "history type"),
        ("OrderBook", "NextAsync", "series", "counter"),
        ("ActivityContext", "SetLocal", "key", "local data of an activity"),
        ("CurrentPerson", "May", "permission", "permission"),
        ("CurrentPerson", "MayIn", "permission", "permission"),
        ("IdempotencyKey", "Value", "value", "idempotency key of the system"),
        ("SettingChange", "Name", "value", "setting"),
        ("SettingChange", "Value", "value", "setting value"),
        ("Utf8JsonWriter", "*", "propertyName", "snapshot member"),
        ("WorkflowInstance", "*", "name", "snapshot member"),
    ];

    public static IEnumerable<string> In(CSharpCompilation source) =>
        from tree in source.SyntaxTrees
        let model = source.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        from line in Lines(node, model)
        select line;

    private static IEnumerable<string> Lines(SyntaxNode node, SemanticModel model) =>
        node switch
        {
            InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => model.GetOperation(node) switch
            {
                IInvocationOperation call => Given(call.TargetMethod, call.Arguments, node, model),
                IObjectCreationOperation { Constructor: { } made } creation => Given(made, creation.Arguments, node, model),
                _ => [],
            },
            AssignmentExpressionSyntax => Assigned(model.GetOperation(node) as ISimpleAssignmentOperation),
            MethodDeclarationSyntax method when model.GetDeclaredSymbol(method) is { } symbol => Returned(symbol, method, model),
            _ => [],
        };

    private static IEnumerable<string> Given(
        IMethodSymbol method,
        IEnumerable<IArgumentOperation> arguments,
        SyntaxNode node,
        SemanticModel model
    )
    {
        var given = arguments.Where(argument => argument.Parameter is not null).ToList();
        foreach (var argument in given)
        foreach (var group in GroupsOf(method.ContainingType, method.Name, argument.Parameter!.Name))
            if (group != "snapshot member" || model.GetEnclosingSymbol(node.SpanStart)?.ContainingType?.Name == "WorkflowInstance")
                foreach (var text in StoredText.Of(argument.Value))
                    yield return $"{group}: {text}";

        var types = given
            .Where(argument => IsHistoryType(method, argument.Parameter!.Name))
            .SelectMany(type => StoredText.Of(type.Value))
            .ToList();
        var members = given
            .Where(argument => argument.Parameter!.Name is "data" or "Data")
            .SelectMany(data => StoredText.MembersOf(data.Value));
        foreach (var member in types.SelectMany(_ => members, (type, member) => $"history data: {type} {member}"))
            yield return member;
    }

    private static bool IsHistoryType(IMethodSymbol method, string parameter) =>
        GroupsOf(method.ContainingType, method.Name, parameter).Contains("history type");

    private static IEnumerable<string> Assigned(ISimpleAssignmentOperation? assignment) =>
        assignment is { Target: IPropertyReferenceOperation { Property: { } property } }
            ? from name in GroupsOf(property.ContainingType, property.Name, "value")
            from text in StoredText.Of(assignment.Value)
            select $"{name}: {text}"
            : [];

    private static IEnumerable<string> Returned(IMethodSymbol symbol, MethodDeclarationSyntax method, SemanticModel model) =>
        from name in GroupsOf(symbol.ContainingType, symbol.Name, "return")
        from back in method
            .DescendantNodes()
            .OfType<ReturnStatementSyntax>()
            .Select(statement => statement.Expression)
            .Append(method.ExpressionBody?.Expression)
        where back is not null
        from text in StoredText.Of(model.GetOperation(back))
        select $"{name}: {text}";

    private static IEnumerable<string> GroupsOf(INamedTypeSymbol type, string member, string slot) =>
        from known in Slots
        where known.Slot == slot && (known.Member == member || known.Member == "*") && IsOrDerives(type, known.Type)
        select known.Group;

    private static bool IsOrDerives(INamedTypeSymbol? type, string name) =>
        type is not null && (type.Name == name || IsOrDerives(type.BaseType, name));
}
