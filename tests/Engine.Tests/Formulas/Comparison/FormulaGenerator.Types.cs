namespace CaseFlow.Engine.Tests.Formulas.Comparison;

internal sealed partial class FormulaGenerator
{
    private string Number(int depth)
    {
        if (depth <= 0)
            return Pick("0", "1", "(-1)", "2", "3.5", "0.1", "1e3", "100", "variables.total", "variables.count", "variables.debt");
        var d = depth - 1;
        return Pick(
            () => $"({Number(d)} {Pick("+", "-", "*", "/", "%")} {Number(d)})",
            () => $"({Any(d)} {Pick("-", "*", "/", "%")} {Any(d)})",
            () => $"({Number(d)} {Pick("&", "|", "^", "<<", ">>", ">>>")} {Number(d)})",
            () => $"({Pick("-", "+", "~")}({Any(d)}))",
            () => $"(({Number(d)}) ** {Small()})",
            () => $"Math.{Pick("abs", "ceil", "floor", "trunc", "round", "sign", "sqrt")}({Number(d)})",
            () => $"Math.{Pick("max", "min")}({Number(d)}, {Any(d)})",
            () => $"Math.{Pick("max", "min")}(...{Numbers(d)})",
            () => $"{Text(d)}.{Pick("length", "indexOf('a')", "lastIndexOf('a')", "search(/[a-c]/)", "charCodeAt(0)")}",
            () => $"{List(d)}.{Pick("length", "indexOf(1)", "lastIndexOf('a')", "findIndex(x => x === 'a')")}",
            () => $"{Numbers(d)}.reduce((sum, n) => sum {Pick("+", "*", "-")} n, {Small()})",
            () => $"{Pick("Number", "parseInt", "parseFloat")}({Any(d)})",
            () => $"new Date(2026, {Number(d)} % 600, {Index()}).{Pick("getTime()", "getDate()", "getUTCHours()", "getDay()")}",
            () => $"new Date({Pick("'2026-03-01'", "'2026-03-01T20:00:00Z'", "'2026-03-01T10:00:00'", "0")}).getTime()",
            () => $"({Truth(d)} ? {Number(d)} : {Number(d)})"
        );
    }

    private string Text(int depth)
    {
        if (depth <= 0)
            return Pick(
                "''",
                "'a'",
                "'Abc'",
                "' x y '",
                "'a,b,c'",
                "'12.5'",
                "'面诊'",
                "variables.name",
                "variables.tier",
                "variables.number"
            );
        var d = depth - 1;
        return Pick(
            () => $"`{Pick("", "a", "¥")}${{{Any(d)}}}{Pick("", "-")}${{{Any(d)}}}`",
            () => $"({Text(d)} + {Any(d)})",
            () => $"({Any(d)} + {Text(d)})",
            () => $"String({Any(d)})",
            () => $"({Number(d)}).{Pick("toFixed(2)", "toFixed(0)", "toString()", "toPrecision(3)")}",
            () => $"{Text(d)}.{Pick("toUpperCase()", "toLowerCase()", "trim()", "trimStart()", "trimEnd()", "repeat(2)")}",
            () => $"{Text(d)}.{Pick("slice", "substring", "substr")}({Index()}{Pick("", ", 2", ", -1")})",
            () => $"{Text(d)}.{Pick("padStart", "padEnd")}({Small()}, {Pick("'0'", "'ab'", "' '")})",
            () => $"{Text(d)}.{Pick("charAt(1)", "concat('z', 1)", "replace('a', '[$&]')", "replaceAll('a', 'b')")}",
            () => $"{Text(d)}.replace({Pick("/[a-c]/g", @"/\d+/", "/(.)(.)/g", @"/\s/g")}, {Pick("'-'", "'$1'", "m => m + m")})",
            () => $"{List(d)}.join({Pick("", "'-'", "', '")})",
            () => $"(typeof {Any(d)})",
            () => $"({Truth(d)} ? {Text(d)} : {Text(d)})"
        );
    }

    private string Truth(int depth)
    {
        if (depth <= 0)
            return Pick("true", "false", "variables.paid", "variables.late");
        var d = depth - 1;
        return Pick(
            () => $"({Number(d)} {Pick("<", ">", "<=", ">=")} {Number(d)})",
            () => $"({Any(d)} {Pick("<", ">", "<=", ">=")} {Any(d)})",
            () => $"({Any(d)} {Pick("==", "!=", "===", "!==")} {Any(d)})",
            () => $"(!{Truth(d)})",
            () => $"(!!({Any(d)}))",
            () => $"({Truth(d)} {Pick("&&", "||")} {Truth(d)})",
            () => $"{Text(d)}.{Pick("includes", "startsWith", "endsWith")}({Text(d)})",
            () => $"{List(d)}.includes({Scalar()})",
            () => $"{List(d)}.{Pick("some", "every")}({Arrow(Truth, d)})",
            () => $"Array.isArray({Any(d)})",
            () => $"{Pick("Number.isInteger", "isNaN", "isFinite", "Boolean")}({Any(d)})",
            () => $"{Pick("/a/", @"/^\d+$/", "/[A-Z]/i", @"/^\S+$/")}.test({Text(d)})",
            () => $"({Pick("'a'", "'name'", "'length'")} in {Thing(d)})"
        );
    }

    private string List(int depth)
    {
        if (depth <= 0)
            return Pick("[]", "[1, 2, 3]", "['b', 'a']", "[null, undefined, 0]", "variables.tags", "variables.items", "variables.sums");
        var d = depth - 1;
        return Pick(
            () => $"[{Any(d)}, {Any(d)}]",
            () => $"[...{List(d)}, {Any(d)}]",
            () => $"{List(d)}.map({Arrow(Any, d)})",
            () => $"{List(d)}.filter({Arrow(Truth, d)})",
            () => $"{List(d)}.flatMap({Arrow(List, Math.Min(d, 1))})",
            () => $"{List(d)}.slice({Index()}{Pick("", ", 2", ", -1")})",
            () => $"{List(d)}.concat({Any(d)})",
            () => $"{List(d)}.{Pick("flat()", "toReversed()", "toSorted()")}",
            () => $"{Numbers(d)}.filter(n => n === n).toSorted((a, b) => {Pick("a - b", "b - a")})",
            () => $"{Text(d)}.split({Pick("','", "''", "' '", @"/\s*/", "/(a)/")})",
            () => $"Object.{Pick("keys", "values", "entries")}({Thing(d)})",
            () => $"Array.from({List(d)})",
            () => $"[...{Text(d)}]"
        );
    }

    private string Numbers(int depth) =>
        depth <= 0 ? Pick("[1, 2, 3]", "[]", "variables.sums", "[0.1, 0.2]") : $"[{Number(depth - 1)}, ...{Numbers(depth - 1)}]";

    private string Thing(int depth)
    {
        if (depth <= 0)
            return Pick("({})", "({ a: 1, b: 'x' })", "variables.nested", "variables.items[0]", "variables.items[1]");
        var d = depth - 1;
        return Pick(
            () => $"({{ a: {Any(d)}, b: {Any(d)} }})",
            () => $"({{ ...{Thing(d)}, {Pick("a", "price", "'b c'", "['n' + 1]")}: {Any(d)} }})",
            () => $"Object.assign({{}}, {Thing(d)}, {Thing(d)})",
            () => $"Object.fromEntries(Object.entries({Thing(d)}).filter(([k, v]) => {Pick("k !== 'a'", "v !== null", "true")}))",
            () => $"JSON.parse(JSON.stringify({Thing(d)}))",
            () => $"({Truth(d)} ? {Thing(d)} : {Thing(d)})"
        );
    }
}
