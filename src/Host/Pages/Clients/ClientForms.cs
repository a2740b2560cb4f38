using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Host.Pages.Clients;

/// <summary>What the desk fills in about a client. Where clients come from is asked as the registration of a visit (F1) asks it.</summary>
/// <param name="registration">Null: there is no such form, and the channel is typed.</param>
public sealed class ClientForms(Words words, Form? registration)
{
    /// <summary>Its field <c>sourceChannel</c> has the channels.</summary>
    public const string Registration = "registration";

    public const string SourceChannel = "sourceChannel";

    public Form New() =>
        new(
            "register",
            1,
            Both("title"),
            [
                new FormSection(
                    Both("who"),
                    [
                        .. Facts(required: true),
                        Ask("dataUseConsent", FieldTypes.Boolean) with
                        {
                            Required = true,
                            Min = 1,
                            Help = Both("consent-help"),
                        },
                    ]
                ),
            ]
        );

    /// <summary>R-ID-2: nothing changes unless the identity was checked, and how is recorded.</summary>
    public Form Change() =>
        new(
            "client",
            1,
            Both("change"),
            [
                new FormSection(
                    Both("who"),
                    [
                        .. Facts(required: false),
                        Ask("email", FieldTypes.Email) with
                        {
                            MaxLength = 200,
                        },
                        Wish("preferredChannel", "channel", ClientWishes.Channels),
                        Wish("language", "language", ClientWishes.Languages),
                        Ask("identityCheck", FieldTypes.Select) with
                        {
                            Required = true,
                            Help = Both("identity-help"),
                            Options = [.. IdentityChecks.All.Select(check => new FieldOption(check, Text("client.identity." + check)))],
                        },
                    ]
                ),
            ]
        );

    public string ChannelOf(string? channel) =>
        Channel.Options?.FirstOrDefault(option => option.Value == channel) is { } known ? words.Of(known.Label) : channel ?? "";

    private FormField Channel =>
        Ask(SourceChannel, FieldTypes.Text) is var plain
        && registration?.Fields.FirstOrDefault(one => one is { Key: SourceChannel, Options: not null }) is { } asked
            ? plain with
            {
                Type = asked.Type,
                Options = asked.Options,
            }
            : plain;

    private FormField[] Facts(bool required) =>
        [
            Ask("name", FieldTypes.Text) with
            {
                Required = required,
                MaxLength = 100,
            },
            Ask("mobile", FieldTypes.Phone) with
            {
                Required = required,
            },
            Ask("gender", FieldTypes.Select) with
            {
                Options = [.. new[] { "female", "male", "other" }.Select(gender => new FieldOption(gender, Text("gender." + gender)))],
            },
            Ask("birthday", FieldTypes.Date),
            Channel,
            Ask("referrer", FieldTypes.Text) with
            {
                MaxLength = 100,
            },
        ];

    private FormField Wish(string key, string words, IReadOnlyList<string> choices) =>
        Ask(key, FieldTypes.Select) with
        {
            Options = [.. choices.Select(choice => new FieldOption(choice, Text($"client.{words}.{choice}")))],
        };

    private FormField Ask(string key, string type) => new(key, Both(key), type);

    private LocalText Both(string key) => Text("register." + key);

    private LocalText Text(string key) => new(words[key], words[key]);
}
