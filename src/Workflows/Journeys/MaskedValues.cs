using System.Text.RegularExpressions;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Journeys;

/// <summary>R-PRI-3: values as they may be looked at; whatever is a phone number is masked, at any depth, also within a text.</summary>
public static partial class MaskedValues
{
    public static object? Of(object? value) =>
        value switch
        {
            string text when text.Length is >= 8 and <= 20 && PhoneNumber.Normalise(text) is { } number => PhoneNumber.Mask(number),
            string text => Mobile().Replace(text, found => PhoneNumber.Mask(found.Groups["number"].Value)),
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(pair => pair.Key, pair => Of(pair.Value)),
            IReadOnlyList<object?> list => list.Select(Of).ToList(),
            _ => value,
        };

    /// <summary>No part of a longer number, an id or an amount.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z_.+-])(?:\+?86[ -]?)?(?<number>1[3-9][0-9]{9})(?![0-9A-Za-z_-]|\.[0-9])")]
    private static partial Regex Mobile();
}
