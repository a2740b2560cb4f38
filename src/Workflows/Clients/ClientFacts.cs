using System.Globalization;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Clients;

/// <summary>A client's data as the history tells of their change. Numbers are masked there too: a history is read by many.</summary>
internal static class ClientFacts
{
    public sealed record Change(string? Before, string? After);

    public static Dictionary<string, string?> Of(Client client) =>
        new()
        {
            ["name"] = client.Name,
            ["mobile"] = client.Mobile,
            ["gender"] = client.Gender,
            ["birthday"] = client.Birthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["allergies"] =
                client.Allergies.Count == 0 && client.AllergiesAskedAt is not null ? "none" : string.Join("; ", client.Allergies),
            ["flags"] = string.Join("; ", client.Flags),
            ["sourceChannel"] = client.SourceChannel,
            ["referrer"] = client.Referrer,
        };

    public static IReadOnlyDictionary<string, Change> Changes(
        IReadOnlyDictionary<string, string?> before,
        IReadOnlyDictionary<string, string?> after
    ) =>
        after
            .Where(fact => before[fact.Key] != fact.Value)
            .ToDictionary(fact => fact.Key, fact => new Change(Show(fact.Key, before[fact.Key]), Show(fact.Key, fact.Value)));

    private static string? Show(string key, string? value) => key == "mobile" && value is not null ? PhoneNumber.Mask(value) : value;
}
