using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Texts;

namespace CaseFlow.Host.Pages.Wording;

/// <summary>What is asked about a text beside what it says.</summary>
public sealed class TextForms(Words words)
{
    /// <param name="isNew">It has no key yet.</param>
    public Form About(string kind, bool isNew) =>
        new(
            "text",
            1,
            Text("text.about"),
            [
                new FormSection(
                    Text("text.about"),
                    [
                        .. isNew ? [Ask("key") with { Required = true, MaxLength = 80, Help = Text("text.field.key-help") }] : NoFields,
                        Ask("name") with
                        {
                            Required = true,
                            MaxLength = 100,
                        },
                        Ask("englishName") with
                        {
                            MaxLength = 100,
                        },
                        .. OfKind(kind),
                        Ask("validFrom", FieldTypes.Date) with
                        {
                            Help = Text(kind == TextKind.Consent ? "text.field.consent-help" : "text.field.validFrom-help"),
                        },
                        Ask("reason") with
                        {
                            MaxLength = 500,
                        },
                    ]
                ),
            ]
        );

    private static readonly FormField[] NoFields = [];

    private FormField[] OfKind(string kind) =>
        kind switch
        {
            TextKind.Message =>
            [
                Ask("purpose", FieldTypes.Select) with
                {
                    Required = true,
                    Options = [.. MessagePurpose.All.Select(purpose => new FieldOption(purpose, Text("text.purpose." + purpose)))],
                },
                Ask("usefulHours", FieldTypes.Integer) with
                {
                    Help = Text("text.field.usefulHours-help"),
                },
            ],
            TextKind.Instruction =>
            [
                Ask("owner", FieldTypes.Select) with
                {
                    Required = true,
                    Options = [.. Roles.All.Select(role => new FieldOption(role, new LocalText(words.Role(role), words.Role(role))))],
                },
                Ask("reviewOn", FieldTypes.Date) with
                {
                    Help = Text("text.field.reviewOn-help"),
                },
            ],
            _ => NoFields,
        };

    private FormField Ask(string key, string type = FieldTypes.Text) => new(key, Text("text.field." + key), type);

    private LocalText Text(string key) => new(words[key], words[key]);
}
