using System.Text.RegularExpressions;

namespace CaseFlow.Architecture.Tests;

/// <summary>The repository speaks of the product alone: no machine's paths, no addresses in lock files, nothing unfinished.</summary>
internal static partial class TextRules
{
    public static IEnumerable<string> MachinePaths(IEnumerable<SourceFile> files) => Matching(files, MachinePath());

    public static IEnumerable<string> AddressesInLockFiles(IEnumerable<SourceFile> files) =>
        Matching(
            files.Where(file =>
                file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal)
                || file.Path.EndsWith("package-lock.json", StringComparison.Ordinal)
            ),
            Resolved()
        );

    /// <summary>The engine runs definitions of anything: no word in it belongs to those who use it.</summary>
    public static IEnumerable<string> ClinicWords(IEnumerable<SourceFile> engine) => Matching(engine, ClinicWord());

    public static IEnumerable<string> Unfinished(IEnumerable<SourceFile> files) =>
        Matching(files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)), UnfinishedWork());

    private static IEnumerable<string> Matching(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        let match = pattern.Match(file.Text)
        where match.Success
        select $"{file.Path}: {match.Value.Trim()}";

    [GeneratedRegex("(^|[^A-Za-z0-9_.])/(work|farm|root|home)/[a-z.]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("\"resolved\": \"https?:[^\"]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resolved();

    [GeneratedRegex(
        "((?<![A-Za-z])|(?=[A-Z]))(?i:client|clinic|doctor|nurse|patient|treatment|consultation|cashier|price|tender|receipt|role|appointment)"
            + "s?(?![a-z])|客户|医生|护士|门诊",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ClinicWord();

    [GeneratedRegex("NotImplementedException|\\bTODO\\b|\\bFIXME\\b|\\bHACK\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfinishedWork();
}
