using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>
/// What the check of an answer must know beside the form: the clinic's clock, and the stored things that the answer names.
/// </summary>
/// <param name="Zone">The branch's; a time without an offset is meant in it.</param>
/// <param name="Options">Of fields with <see cref="FormField.OptionsFrom"/>, by its text.</param>
public sealed record FormFacts(
    TimeZoneInfo Zone,
    DateTimeOffset Now,
    IReadOnlyDictionary<FileId, StoredFile> Files,
    IReadOnlyDictionary<PriceItemId, PriceItem> PriceItems,
    IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Options
)
{
    /// <summary>Nothing is stored, and times are UTC.</summary>
    public static readonly FormFacts None = new(
        TimeZoneInfo.Utc,
        DateTimeOffset.UnixEpoch,
        new Dictionary<FileId, StoredFile>(),
        new Dictionary<PriceItemId, PriceItem>(),
        new Dictionary<string, IReadOnlyList<FieldOption>>()
    );

    /// <summary>What may be chosen; null for a field that names no options.</summary>
    public IReadOnlyList<FieldOption>? OptionsOf(FormField field) =>
        field.OptionsFrom is { } source ? Options.GetValueOrDefault(source, []) : field.Options;
}
