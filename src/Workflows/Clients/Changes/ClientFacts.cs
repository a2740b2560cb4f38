using System.Globalization;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>A client's data as histories tell of their change.</summary>
public static class ClientFacts
{
    public const string Mobile = "mobile";
    public const string Allergies = "allergies";
    public const string Email = "email";

    public sealed record Change(string? Before, string? After)
    {
        /// <summary>As it is shown to who does not call (R-PRI-3), and told to journeys, whose history is read by many.</summary>
        public Change Masked(string field) =>
            IsMasked(field) ? new Change(ClientFacts.Masked(field, Before), ClientFacts.Masked(field, After)) : this;
    }

    public static Dictionary<string, string?> Of(Client client) =>
        new()
        {
            ["name"] = client.Name,
            [Mobile] = client.Mobile,
            [Email] = client.Email,
            ["gender"] = client.Gender,
            ["birthday"] = client.Birthday is { } birthday ? Day(birthday) : null,
            [Allergies] = client.Allergies.Count == 0 && client.AllergiesAskedAt is not null ? "none" : string.Join("; ", client.Allergies),
            ["flags"] = string.Join("; ", client.Flags),
            ["sourceChannel"] = client.SourceChannel,
            ["referrer"] = client.Referrer,
            ["preferredChannel"] = client.PreferredChannel,
            ["language"] = client.Language,
            ["marketingRefused"] = client.MarketingRefusedAt is null ? null : "yes",
        };

    /// <summary>What a change asks for, in the same words; the rest is left out, and so are allergies: they are only added to.</summary>
    public static IReadOnlyDictionary<string, string?> WantedBy(UpdateClient.Command command)
    {
        var wanted = new Dictionary<string, string?>
        {
            ["name"] = command.Name?.Trim(),
            [Mobile] = command.Mobile is { } mobile ? PhoneNumber.Normalise(mobile) : null,
            [Email] = command.Email is { } address ? EmailAddress.Normalise(address) : null,
            ["gender"] = command.Gender,
            ["birthday"] = command.Birthday is { } birthday ? Day(birthday) : null,
            ["flags"] = command.Flags is { } flags ? string.Join("; ", flags) : null,
            ["sourceChannel"] = command.SourceChannel,
            ["referrer"] = command.Referrer,
            ["preferredChannel"] = command.PreferredChannel,
            ["language"] = command.Language,
        };
        return wanted.Where(fact => fact.Value is not null).ToDictionary();
    }

    public static IReadOnlyDictionary<string, Change> Changes(
        IReadOnlyDictionary<string, string?> before,
        IReadOnlyDictionary<string, string?> after
    ) =>
        after
            .Where(fact => before[fact.Key] != fact.Value)
            .ToDictionary(fact => fact.Key, fact => new Change(before[fact.Key], fact.Value));

    /// <summary>It is how somebody is reached.</summary>
    public static bool IsMasked(string field) => field is Mobile or Email;

    public static string? Masked(string field, string? value) =>
        value is null || !IsMasked(field) ? value
        : field == Mobile ? PhoneNumber.Mask(value)
        : EmailAddress.Mask(value);

    public static string? Mask(string? number) => number is null ? null : PhoneNumber.Mask(number);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
