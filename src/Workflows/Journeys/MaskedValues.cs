using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Journeys;

/// <summary>R-PRI-3: values as they may be looked at; whatever is a phone number is masked, at any depth.</summary>
public static class MaskedValues
{
    public static object? Of(object? value) =>
        value switch
        {
            string text when text.Length is >= 8 and <= 20 && PhoneNumber.Normalise(text) is { } number => PhoneNumber.Mask(number),
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(pair => pair.Key, pair => Of(pair.Value)),
            IReadOnlyList<object?> list => list.Select(Of).ToList(),
            _ => value,
        };
}
