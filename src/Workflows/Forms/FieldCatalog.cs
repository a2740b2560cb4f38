using System.Collections.Frozen;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Forms;

/// <summary>Which types fields may have and where their options may come from: the plain ones, and what rooms registered.</summary>
public sealed class FieldCatalog
{
    private readonly FrozenDictionary<string, IFieldType> _types;
    private readonly FrozenDictionary<string, IOptionSource> _sources;

    /// <summary>Throws <see cref="ArgumentException"/> when two rooms use one name.</summary>
    public FieldCatalog(IEnumerable<IFieldType> types, IEnumerable<IOptionSource> sources)
    {
        _types = PlainField.All.Concat(types).ToFrozenDictionary(Once<IFieldType>(type => type.Name));
        _sources = sources.ToFrozenDictionary(Once<IOptionSource>(source => source.Name));
    }

    /// <summary>Of the fields of a form that was read: each has a type that is known.</summary>
    public IFieldType TypeOf(FormField field) => _types[field.Type];

    /// <summary>Null for what a form file cannot name.</summary>
    public IFieldType? Find(string type) => _types.GetValueOrDefault(type) is { IsOnlyForRows: false } found ? found : null;

    /// <summary>The fields of each of its rows; none for a field without rows.</summary>
    public IReadOnlyList<FormField> CellsOf(FormField field) => TypeOf(field).CellsOf(field);

    /// <summary>"role:consultant" is the source "role" and, of what it has, "consultant"; null for what nobody brings.</summary>
    internal (IOptionSource Source, string Of)? FindOptions(string optionsFrom) =>
        optionsFrom.Split(':', 2) is [var name, var of] && _sources.GetValueOrDefault(name) is { } source && source.Has(of)
            ? (source, of)
            : null;

    /// <summary>What can stand in <see cref="FormField.OptionsFrom"/>, for people.</summary>
    internal string OptionsKnown => string.Join("; ", _sources.Values.Select(source => $"'{source.Name}:' and {source.Choices}"));

    private static Func<T, string> Once<T>(Func<T, string> nameOf)
    {
        var names = new HashSet<string>();
        return one => names.Add(nameOf(one)) ? nameOf(one) : throw new ArgumentException($"Two rooms bring '{nameOf(one)}' to forms.");
    }
}
