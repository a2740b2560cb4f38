using System.Runtime.CompilerServices;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Words that are no names, and why some of them may not be used at all.</summary>
internal static class Words
{
    private static readonly HashSet<string> Language =
    [
        "null",
        "true",
        "false",
        "typeof",
        "void",
        "delete",
        "in",
        "instanceof",
        "new",
        "function",
        "return",
        "if",
        "else",
        "for",
        "while",
        "do",
        "break",
        "continue",
        "switch",
        "case",
        "default",
        "throw",
        "try",
        "catch",
        "finally",
        "var",
        "let",
        "const",
        "enum",
        "extends",
    ];

    // {0} is the word itself.
    private static readonly (string Code, string Reason) NotAllowed = ("formula.not-allowed", "'{0}' is not allowed.");
    private static readonly (string Code, string Reason) RunsAtOnce = (
        "formula.runs-at-once",
        "'{0}' is not allowed: an expression runs at once."
    );
    private static readonly (string Code, string Reason) LoadsNoCode = (
        "formula.loads-no-code",
        "'{0}' is not allowed: an expression cannot load other code."
    );
    private static readonly (string Code, string Reason) TextIsNoCode = (
        "formula.text-is-no-code",
        "'{0}' is not allowed: text is never run as code."
    );
    private static readonly (string Code, string Reason) NoClasses = ("formula.no-classes", "Classes are not allowed.");

    private static readonly Dictionary<string, (string Code, string Reason)> Refused = new()
    {
        ["this"] = ("formula.no-this", "'this' is not allowed: an expression works with names and values only."),
        ["super"] = NoClasses,
        ["class"] = NoClasses,
        ["import"] = LoadsNoCode,
        ["export"] = NotAllowed,
        ["async"] = RunsAtOnce,
        ["await"] = RunsAtOnce,
        ["yield"] = ("formula.no-generators", "Generators are not allowed."),
        ["with"] = NotAllowed,
        ["debugger"] = NotAllowed,
        ["eval"] = TextIsNoCode,
        ["Function"] = TextIsNoCode,
        ["arguments"] = ("formula.no-arguments", "'arguments' is not allowed; write (...args) => instead."),
        ["globalThis"] = NotAllowed,
        ["window"] = NotAllowed,
        ["Proxy"] = NotAllowed,
        ["Reflect"] = NotAllowed,
        ["Symbol"] = NotAllowed,
        ["Promise"] = RunsAtOnce,
        ["setTimeout"] = ("formula.no-waiting", "'setTimeout' is not allowed: waiting is the work of a Delay activity."),
        ["fetch"] = ("formula.no-network", "'fetch' is not allowed: an expression cannot reach the network."),
        ["require"] = LoadsNoCode,
        ["finally"] = ("formula.no-finally", "'finally' is not allowed; write what follows after the catch."),
        ["instanceof"] = ("formula.no-instanceof", "'instanceof' is not allowed; use typeof or Array.isArray."),
    };

    public static bool IsReserved(string word) => Language.Contains(word) || Refused.ContainsKey(word);

    /// <summary>Null for a word that may be used.</summary>
    public static ExpressionException? Refuse(string word, Place place) =>
        Refused.TryGetValue(word, out var refusal)
            ? place.Refuse(refusal.Code, FormattableStringFactory.Create(refusal.Reason, word))
            : null;
}
