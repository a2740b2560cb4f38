using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>
/// What the check of an answer must know beside the form: the clinic's clock, and the stored things that the answer names.
/// </summary>
/// <param name="Catalog">What the types of its fields are.</param>
/// <param name="Zone">The branch's; a time without an offset is meant in it.</param>
/// <param name="Named">By field type, what its answers name: see <see cref="Fields.IFieldLookup"/>.</param>
/// <param name="Options">Of fields with <see cref="FormField.OptionsFrom"/>, by its text.</param>
public sealed record FormFacts(
    FieldCatalog Catalog,
    TimeZoneInfo Zone,
    DateTimeOffset Now,
    IReadOnlyDictionary<FileId, StoredFile> Files,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Named,
    IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Options
)
{
    /// <summary>Nothing is stored, and times are UTC.</summary>
    public static FormFacts None(FieldCatalog catalog) =>
        new(
            catalog,
            TimeZoneInfo.Utc,
            DateTimeOffset.UnixEpoch,
            new Dictionary<FileId, StoredFile>(),
            new Dictionary<string, IReadOnlyDictionary<string, object>>(),
            new Dictionary<string, IReadOnlyList<FieldOption>>()
        );

    /// <summary>The day in the branch.</summary>
    public DateOnly Today => Zone.DayOf(Now);

    /// <summary>What a text names for a field type; null for what is not there.</summary>
    public T? Find<T>(string type, string text)
        where T : class => Named.GetValueOrDefault(type)?.GetValueOrDefault(text) as T;

    /// <summary>What may be chosen; null for a field that names no options.</summary>
    public IReadOnlyList<FieldOption>? OptionsOf(FormField field) =>
        field.OptionsFrom is { } source ? Options.GetValueOrDefault(source, []) : field.Options;
}
