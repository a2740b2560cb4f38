namespace CaseFlow.Engine.Expressions.Syntax;

/// <summary>Words that are no names, and why some of them may not be used at all.</summary>
internal static class Words
{
    private static readonly HashSet<string> Language =
    [
        "null", "true", "false", "typeof", "void", "delete", "in", "instanceof", "new", "function", "return", "if", "else", "for", "while", "do",
        "break", "continue", "switch", "case", "default", "throw", "try", "catch", "finally", "var", "let", "const", "enum", "extends",
    ];

    private static readonly Dictionary<string, string> Refused = new()
    {
        ["this"] = "'this' is not allowed: an expression works with names and values only.",
        ["super"] = "Classes are not allowed.",
        ["class"] = "Classes are not allowed.",
        ["import"] = "'import' is not allowed: an expression cannot load other code.",
        ["export"] = "'export' is not allowed.",
        ["async"] = "'async' is not allowed: an expression runs at once.",
        ["await"] = "'await' is not allowed: an expression runs at once.",
        ["yield"] = "Generators are not allowed.",
        ["with"] = "'with' is not allowed.",
        ["debugger"] = "'debugger' is not allowed.",
        ["eval"] = "'eval' is not allowed: text is never run as code.",
        ["Function"] = "'Function' is not allowed: text is never run as code.",
        ["arguments"] = "'arguments' is not allowed; write (...args) => instead.",
        ["globalThis"] = "'globalThis' is not allowed.",
        ["window"] = "'window' is not allowed.",
        ["Proxy"] = "'Proxy' is not allowed.",
        ["Reflect"] = "'Reflect' is not allowed.",
        ["Symbol"] = "'Symbol' is not allowed.",
        ["Promise"] = "'Promise' is not allowed: an expression runs at once.",
        ["setTimeout"] = "'setTimeout' is not allowed: waiting is the work of a Delay activity.",
        ["fetch"] = "'fetch' is not allowed: an expression cannot reach the network.",
        ["require"] = "'require' is not allowed: an expression cannot load other code.",
        ["finally"] = "'finally' is not allowed; write what follows after the catch.",
        ["instanceof"] = "'instanceof' is not allowed; use typeof or Array.isArray.",
    };

    public static bool IsReserved(string word) => Language.Contains(word) || Refused.ContainsKey(word);

    public static string? WhyRefused(string word) => Refused.GetValueOrDefault(word);
}
