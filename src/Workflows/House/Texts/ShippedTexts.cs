using System.Collections.Frozen;
using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>
/// What the shipped procedures say and hand over, the first version of each such text. A clinic writes its own from the second on. One that
/// was released never changes, for it was sent and signed: a better one is a text of another key.
/// </summary>
public static class ShippedTexts
{
    /// <summary>By whom shipped texts are, in lists.</summary>
    public const string Author = "CaseFlow";

    /// <summary>Every text knows who it is about and where.</summary>
    private static readonly string[] Everywhere = ["client", "clinic"];

    private static readonly string[] OfSheets = ["date", "item", "doctor", "phone"];

    /// <summary>What messages of a clinic's own procedures may bring.</summary>
    private static readonly string[] OfMessages = ["amount", "total", "date", "time", "count", "link", "code", "stop"];

    private static readonly FrozenDictionary<(string, string), Shipped> ByKey = Read().ToFrozenDictionary(text => (text.Kind, text.Key));

    /// <param name="Values">What whoever sends it brings.</param>
    /// <param name="IsAskedFor">It answers what the client did a moment ago, and need not wait for the morning (R-MSG-5).</param>
    public sealed record Shipped(
        string Kind,
        string Key,
        string Name,
        string EnglishName,
        string Chinese,
        string English,
        IReadOnlyList<string>? Values = null,
        string? Purpose = null,
        int? UsefulHours = null,
        bool IsAskedFor = false,
        string? Owner = null
    )
    {
        public TextVersion AsVersion() =>
            new()
            {
                Kind = Kind,
                Key = Key,
                Number = 1,
                Name = Name,
                EnglishName = EnglishName,
                Chinese = Chinese,
                English = English,
                Purpose = Purpose,
                UsefulHours = UsefulHours,
                Owner = Owner,
                WrittenBy = Author,
                ApprovedBy = Kind == TextKind.Consent ? Author : null,
                ApprovedAt = Kind == TextKind.Consent ? DateTimeOffset.UnixEpoch : null,
            };
    }

    public static IReadOnlyCollection<Shipped> All => ByKey.Values;

    public static Shipped? Find(string kind, string key) => ByKey.GetValueOrDefault((kind, key));

    /// <summary>The placeholders that a text may have. A message names no item and no diagnosis (R-MSG-6).</summary>
    public static IReadOnlyList<string> NamesFor(string kind, string key) =>
        kind switch
        {
            TextKind.Message => [.. Everywhere, .. Find(kind, key)?.Values ?? OfMessages],
            TextKind.Instruction => [],
            _ => [.. Everywhere, .. OfSheets],
        };

    private static List<Shipped> Read()
    {
        using var file = typeof(ShippedTexts).Assembly.GetManifestResourceStream(typeof(ShippedTexts).Namespace + ".shipped-texts.json")!;
        return JsonSerializer.Deserialize<List<Shipped>>(file, ChainHash.Json)!;
    }
}
