using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// What a person is asked who starts a procedure: those of its inputs that it opens to people, each as the field that its type is.
/// </summary>
public static class StartForm
{
    /// <summary>The field of the form; false for an input that no person can type, such as an object.</summary>
    public static bool CanBeAsked(VariableDefinition input) => !IsGiven(input) && FieldOf(input) is not null;

    /// <summary>The inputs that a person may give; a definition that says nothing of its start takes every one that it declares.</summary>
    public static IReadOnlyList<string> OpenedBy(WorkflowDefinition definition) =>
        [
            .. definition
                .Inputs.Where(input =>
                    definition.Start is { } rule ? rule.Inputs.Contains(input.Name) && CanBeAsked(input) : !IsGiven(input)
                )
                .Select(input => input.Name),
        ];

    public static Form Of(WorkflowDefinition definition)
    {
        var opened = OpenedBy(definition);
        return new Form(
            definition.DefinitionId,
            definition.Version,
            new LocalText(definition.Name, definition.EnglishName),
            [
                new FormSection(
                    new LocalText(definition.Name, definition.EnglishName),
                    [.. definition.Inputs.Where(input => opened.Contains(input.Name)).Select(FieldOf).OfType<FormField>()]
                ),
            ]
        );
    }

    /// <summary>The house fills them at every start.</summary>
    private static bool IsGiven(VariableDefinition input) => input.Name is "client" or "branch";

    private static FormField? FieldOf(VariableDefinition input) =>
        TypeOf(input) is { } type
            ? new FormField(
                input.Name,
                new LocalText(input.Label, input.Label),
                type,
                Help: input.Description.Length > 0 ? new LocalText(input.Description, input.Description) : null
            )
            : null;

    private static string? TypeOf(VariableDefinition input) =>
        input.IsArray
            ? null
            : input.Alias switch
            {
                "String" or "string" => input.UiHint is "multiline" or "multi-line" ? FieldTypes.Multiline : FieldTypes.Text,
                "Int32" or "Int64" or "Int16" or "Byte" or "int" or "long" => FieldTypes.Integer,
                "Decimal" or "decimal" or "Double" or "double" or "Single" or "float" => FieldTypes.Decimal,
                "Boolean" or "bool" => FieldTypes.Boolean,
                "DateOnly" => FieldTypes.Date,
                "TimeOnly" => FieldTypes.Time,
                "DateTime" or "DateTimeOffset" => FieldTypes.DateTime,
                _ => null,
            };
}
