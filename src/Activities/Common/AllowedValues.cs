using System.Globalization;

namespace CaseFlow.Activities.Common;

/// <summary>Which values a setting can have.</summary>
public abstract record AllowedValues
{
    /// <summary>For people: "0..100", "on, off".</summary>
    public abstract string Description { get; }

    /// <summary>The value written one way only; null for what is not allowed.</summary>
    public abstract string? Normalise(string text);
}

/// <summary>A number between two others, both included.</summary>
/// <param name="Digits">At most so many behind the point.</param>
public sealed record NumbersFrom(decimal Least, decimal Most, int Digits = 0) : AllowedValues
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{Least}..{Most}");

    public override string? Normalise(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        && number >= Least
        && number <= Most
        && number == decimal.Round(number, Digits)
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : null;
}

/// <summary>One of a few words.</summary>
public sealed record OneOf(params IReadOnlyList<string> Words) : AllowedValues
{
    public override string Description => string.Join(", ", Words);

    public override string? Normalise(string text) => Words.FirstOrDefault(word => word == text.Trim());
}

/// <summary>At least one of these words, in any order, each once: "cash, card".</summary>
public sealed record SomeOf(params IReadOnlyList<string> Words) : AllowedValues
{
    public override string Description => string.Join(", ", Words);

    public override string? Normalise(string text) =>
        Read(text) is { Count: > 0 } chosen && chosen.All(Words.Contains) && chosen.Distinct().Count() == chosen.Count
            ? string.Join(", ", chosen)
            : null;

    public static IReadOnlyList<string> Read(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Keys of fields, each once, perhaps none: "curtainClosed, mainLight".</summary>
public sealed record FieldKeys : AllowedValues
{
    public override string Description => "key, key, ...";

    public override string? Normalise(string text) =>
        SomeOf.Read(text) is var keys && keys.All(key => key.All(char.IsAsciiLetterOrDigit)) && keys.Distinct().Count() == keys.Count
            ? string.Join(", ", keys)
            : null;
}
