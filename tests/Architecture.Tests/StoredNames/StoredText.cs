using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>The texts that an expression can become, as far as they stand in the source; what is filled in later is {}.</summary>
internal static class StoredText
{
    public static IEnumerable<string> Of(IOperation? value) =>
        value switch
        {
            null => [],
            { ConstantValue: { HasValue: true, Value: string text } } => [text],
            IConversionOperation conversion => Of(conversion.Operand),
            IConditionalOperation choice => [.. Of(choice.WhenTrue), .. Of(choice.WhenFalse)],
            ICoalesceOperation either => [.. Of(either.Value), .. Of(either.WhenNull)],
            ISwitchExpressionOperation choices => choices.Arms.SelectMany(arm => Of(arm.Value)),
            IInterpolatedStringOperation filled => [string.Concat(filled.Parts.Select(PartOf))],
            ILocalReferenceOperation local => Of(InitializerOf(local)),
            IAnonymousFunctionOperation function => function
                .Body.Operations.OfType<IReturnOperation>()
                .SelectMany(back => Of(back.ReturnedValue)),
            _ => [],
        };

    /// <summary>The names of an object that is made on the spot: members of an anonymous one, keys of a dictionary.</summary>
    public static IEnumerable<string> MembersOf(IOperation? value) =>
        value switch
        {
            IConversionOperation conversion => MembersOf(conversion.Operand),
            IConditionalOperation choice => [.. MembersOf(choice.WhenTrue), .. MembersOf(choice.WhenFalse)],
            IAnonymousObjectCreationOperation made => made
                .Initializers.OfType<ISimpleAssignmentOperation>()
                .Select(one =>
                    System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(((IPropertyReferenceOperation)one.Target).Property.Name)
                ),
            IObjectCreationOperation { Initializer: { } entries } => entries
                .Initializers.OfType<ISimpleAssignmentOperation>()
                .Select(one => one.Target)
                .OfType<IPropertyReferenceOperation>()
                .SelectMany(target => target.Arguments)
                .SelectMany(key => Of(key.Value)),
            ILocalReferenceOperation local => MembersOf(InitializerOf(local)),
            _ => [],
        };

    private static string PartOf(IInterpolatedStringContentOperation part) =>
        part switch
        {
            IInterpolatedStringTextOperation text => text.Text.ConstantValue.Value as string ?? "",
            IInterpolationOperation { Expression.ConstantValue: { HasValue: true, Value: string constant } } => constant,
            _ => "{}",
        };

    private static IOperation? InitializerOf(ILocalReferenceOperation local)
    {
        IOperation top = local;
        while (top.Parent is { } parent)
            top = parent;
        return top.Descendants()
            .OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(made => SymbolEqualityComparer.Default.Equals(made.Symbol, local.Local))
            ?.GetVariableInitializer()
            ?.Value;
    }
}
