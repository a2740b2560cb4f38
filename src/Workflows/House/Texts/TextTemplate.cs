using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>
/// What of Handlebars a text may use: <c>{{name}}</c>, and parts between <c>{{#if name}}</c>, <c>{{else}}</c>, <c>{{/if}}</c> or
/// <c>{{#unless name}}</c>. It is filled with plain values only: texts, numbers, yes and no.
/// </summary>
public static partial class TextTemplate
{
    private static readonly IHandlebars Handlebars = HandlebarsDotNet.Handlebars.Create(
        new HandlebarsConfiguration { NoEscape = true, FormatProvider = CultureInfo.InvariantCulture }
    );

    /// <summary>Why a text cannot be used; its code is a key of the texts.</summary>
    /// <param name="What">The part that is wrong.</param>
    public sealed record Fault(string Code, string What);

    /// <param name="known">The names that there will be values for.</param>
    /// <returns>Null: nothing is wrong.</returns>
    public static Fault? Check(string text, IReadOnlyCollection<string> known)
    {
        var open = new Stack<string>();
        var rest = Part().Replace(text, "");
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
            return new Fault("text.stray-braces", "{{ }}");
        foreach (Match part in Part().Matches(text))
        {
            if (!IsUnderstood(part))
                return new Fault("text.bad-placeholder", part.Value);
            if (part.Groups["name"] is { Success: true, Value: var name } && !known.Contains(name))
                return new Fault("text.unknown-placeholder", name);
            if (!Follow(part, open))
                return new Fault("text.bad-block", part.Value);
        }

        return open.TryPeek(out var left) ? new Fault("text.bad-block", $"{{{{#{left}}}}}") : null;
    }

    /// <summary>All names that it uses.</summary>
    public static IReadOnlySet<string> NamesIn(string text) =>
        Part()
            .Matches(text)
            .Where(part => part.Groups["name"].Success)
            .Select(part => part.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The first name that has to have a value, because it stands there whatever else is so, and has none.</summary>
    public static string? Missing(string text, IReadOnlyDictionary<string, object?> values)
    {
        var open = new Stack<string>();
        foreach (Match part in Part().Matches(text))
        {
            Follow(part, open);
            if (open.Count == 0 && part.Groups["name"] is { Success: true, Value: var name } && IsEmpty(values.GetValueOrDefault(name)))
                return name;
        }

        return null;
    }

    /// <summary>A text that passed the check, filled. A preview and what is sent come from here, and are the same.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, object?> values) =>
        Handlebars.Compile(text)(NamesIn(text).ToDictionary(name => name, name => Plain(values.GetValueOrDefault(name))));

    /// <summary>A yes or no and a number stay one, so that a part that depends on it does; whatever else is text.</summary>
    private static object Plain(object? value) =>
        value switch
        {
            null => "",
            bool truth => truth,
            string text => text,
            JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } stored => stored.GetBoolean(),
            JsonElement { ValueKind: JsonValueKind.Number } stored => stored.GetDecimal(),
            int or long or decimal or double => value,
            _ => value.ToString() ?? "",
        };

    private static bool IsEmpty(object? value) => value is null || value.ToString() is null or "";

    private static bool IsUnderstood(Match part) =>
        part.Groups["name"].Success || part.Groups["end"].Success || part.Groups["else"].Success;

    /// <summary>False where an end or an else belongs to nothing.</summary>
    private static bool Follow(Match part, Stack<string> open)
    {
        if (part.Groups["block"] is { Success: true, Value: var block })
            open.Push(block);
        else if (part.Groups["end"] is { Success: true, Value: var end })
            return open.TryPop(out var begun) && begun == end;
        else if (part.Groups["else"].Success)
            return open.Count > 0;
        return true;
    }

    [GeneratedRegex(
        @"\{\{(?:\s*(?<else>else)\s*|/(?<end>if|unless)\s*|\s*(?:#(?<block>if|unless)\s+)?(?<name>[A-Za-z][A-Za-z0-9]*)\s*)\}\}"
            + @"|\{\{.*?\}\}+",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Part();
}
