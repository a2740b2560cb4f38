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
                    [
                        .. definition
                            .Inputs.Where(input => opened.Contains(input.Name))
                            .Select(input => AskedOf(definition, input))
                            .OfType<FormField>(),
                    ]
                ),
            ]
        );
    }

    /// <summary>The house fills them at every start.</summary>
    private static bool IsGiven(VariableDefinition input) => input.Name is "client" or "branch";

    /// <summary>A text with choices is picked among them.</summary>
    private static FormField? AskedOf(WorkflowDefinition definition, VariableDefinition input) =>
        FieldOf(input) is { Type: FieldTypes.Text or FieldTypes.Multiline } field
        && definition.Start?.Choices.GetValueOrDefault(input.Name) is { Count: > 0 } choices
            ? field with
            {
                Type = FieldTypes.Select,
                Options = [.. choices.Select(OptionOf)],
            }
            : FieldOf(input);

    /// <summary>"value|name|English name"; what is left out is as what stands before it.</summary>
    private static FieldOption OptionOf(string choice)
    {
        var parts = choice.Split('|', StringSplitOptions.TrimEntries);
        var name = parts.Length > 1 ? parts[1] : parts[0];
        return new FieldOption(parts[0], new LocalText(name, parts.Length > 2 ? parts[2] : name));
    }

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
