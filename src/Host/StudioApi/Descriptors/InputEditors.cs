using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;
using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Definitions.Drafting;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>Which of Studio's editors an input gets, and what that offers.</summary>
internal sealed class InputEditors(Words words, GetDesignerChoices.Response choices)
{
    private static readonly object Nothing = new { };

    public StudioInput Of(InputDescriptor input, int order)
    {
        var (hint, offers) = EditorOf(input);
        return new StudioInput(
            input.Name,
            words.Of(input.Label, input.EnglishLabel),
            words.Of(input.Description, input.EnglishDescription),
            TypeNameOf(input.Type),
            hint,
            offers
        )
        {
            Order = order,
            DefaultValue = input.Editor != Editor.Expression && input.Default is string or bool or int or double ? input.Default : null,
            DefaultSyntax = input.Editor == Editor.Expression ? "JavaScript" : "Literal",
        };
    }

    public static StudioInput OfDeclared(Declared input, int order)
    {
        var (type, hint) = input.Type switch
        {
            "Boolean" => ("System.Boolean", "checkbox"),
            "Int32" or "Int64" or "Decimal" or "Double" => ("System.Decimal", "singleline"),
            "String" => ("System.String", "singleline"),
            _ => ("System.Object", "multiline"),
        };
        return new StudioInput(input.Name, input.DisplayName, input.Description, type, hint, Nothing)
        {
            Order = order,
            DefaultSyntax = hint == "multiline" ? "JavaScript" : "Literal",
        };
    }

    public static string TypeNameOf(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
        {
            TypeCode.Boolean => "System.Boolean",
            TypeCode.Int32 when !type.IsEnum => "System.Int32",
            TypeCode.Int64 => "System.Int64",
            TypeCode.Decimal => "System.Decimal",
            TypeCode.Double => "System.Double",
            TypeCode.String => "System.String",
            _ => "System.Object",
        };

    private (string Hint, object Offers) EditorOf(InputDescriptor input) =>
        input.Editor switch
        {
            Editor.MultiLine => ("multiline", Nothing),
            Editor.CheckBox => ("checkbox", Nothing),
            Editor.Duration => ("singleline", new { singleline = new { adornmentText = words["designer.duration"] } }),
            Editor.Definition => Dropdown(
                choices.Published.Select(sketch => new Item(
                    words.Of(sketch.Version.Name, sketch.Version.EnglishName),
                    sketch.Version.DefinitionId
                ))
            ),
            Editor.Dropdown => Dropdown(input.Options.Select(Option)),
            Editor.Outcomes => ("dynamic-outcomes", Nothing),
            Editors.Roles => CheckList(
                choices.Offers.GetValueOrDefault(Editors.Role, []).Select(one => new Item(words.Of(Editors.Role, one), one.Name))
            ),
            Editor.Json => ("multiline", Nothing),
            Editor.Expression => ("multiline", Nothing),
            _ when choices.Offers.TryGetValue(input.Editor, out var offered) => Dropdown(
                Usual(input).Concat(offered.Select(one => new Item(words.Of(input.Editor, one), one.Name)))
            ),
            _ => ("singleline", Nothing),
        };

    /// <summary>An empty role or form stands for what the activity usually has.</summary>
    private Item[] Usual(InputDescriptor input) => input.Default is "" ? [new(words["designer.usual"], "")] : [];

    private Item Option(string option)
    {
        var parts = option.Split('|');
        return new Item(words.Of(parts.ElementAtOrDefault(1) ?? parts[0], parts.ElementAtOrDefault(2) ?? ""), parts[0]);
    }

    private static (string Hint, object Offers) CheckList(IEnumerable<Item> items) =>
        (
            "checklist",
            new
            {
                checklist = new
                {
                    checkList = new
                    {
                        items = items.Select(item => new
                        {
                            item.Text,
                            item.Value,
                            isChecked = false,
                        }),
                        isFlagsEnum = false,
                    },
                },
            }
        );

    private static (string Hint, object Offers) Dropdown(IEnumerable<Item> items) =>
        (
            "dropdown",
            new
            {
                dropdown = new
                {
                    selectList = new
                    {
                        items,
                        isFlagsEnum = false,
                        sortItems = false,
                    },
                },
            }
        );

    private sealed record Item(string Text, string Value);
}
