using System.Text.RegularExpressions;

namespace CaseFlow.Architecture.Tests;

/// <summary>
/// What documents say of the source tree is so: paths and links lead somewhere, types exist. Prose is as narrow as code; tables and code
/// are as wide as they have to be.
/// </summary>
internal static partial class DocumentRules
{
    // EF Core's.
    private static readonly string[] OthersNames = ["CurrentValues"];

    private static readonly string[] Projects = ["Engine", "Activities", "Workflows", "Persistence", "Host"];

    /// <param name="all">The paths of the repository.</param>
    public static IEnumerable<string> LostPaths(IEnumerable<SourceFile> documents, IReadOnlyCollection<string> all)
    {
        var top = all.Where(path => path.Contains('/')).Select(path => path.Split('/')[0]).ToHashSet();
        return from document in documents
            from code in Spans(document)
            where top.Contains(code.Split('/')[0]) || Projects.Contains(code.Split('/')[0])
            where code.Contains('/') && !code.Contains(' ')
            from path in Alternatives(code)
            let full = Projects.Contains(path.Split('/')[0]) ? "src/" + path : path
            where !all.Any(Pattern(full).IsMatch)
            select $"{document.Path}: {path}";
    }

    /// <summary>A name in two or more words that begin with capitals is a type or a member.</summary>
    public static IEnumerable<string> LostNames(IEnumerable<SourceFile> documents, IEnumerable<SourceFile> code)
    {
        var known = code.SelectMany(file => Word().Matches(file.Text).Select(word => word.Value)).ToHashSet();
        return from document in documents
            from name in Spans(document)
            where Pascal().IsMatch(name) && !known.Contains(name) && !OthersNames.Contains(name)
            select $"{document.Path}: {name}";
    }

    public static IEnumerable<string> LostLinks(IEnumerable<SourceFile> documents, IReadOnlyCollection<string> all) =>
        from document in documents
        from link in Link().Matches(document.Text).Select(link => link.Groups[1].Value)
        where !link.Contains(':') && link.Length > 0
        let path = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", document.Folder, link)))
        where !all.Any(one => one == path || one.StartsWith(path + "/", StringComparison.Ordinal))
        select $"{document.Path}: {link}";

    public static IEnumerable<Finding> WideLines(IEnumerable<SourceFile> documents) =>
        from document in documents
        let wide = Prose(document).Count(line => line.EnumerateRunes().Count() > SizeRules.WidestLine)
        where wide > 0
        select new Finding(document.Path, wide);

    /// <summary>To Mermaid a semicolon is the end of a statement, also within what is said.</summary>
    public static IEnumerable<string> BrokenPictures(IEnumerable<SourceFile> documents) =>
        from document in documents
        from part in document
            .Text.Split("```")
            .Where((text, index) => index % 2 == 1 && text.StartsWith("mermaid", StringComparison.Ordinal))
        from line in part.Split('\n')
        where line.Contains(';')
        select $"{document.Path}: {line.Trim()}";

    private static IEnumerable<string> Prose(SourceFile document) =>
        document
            .Text.Split("```")
            .Where((_, index) => index % 2 == 0)
            .SelectMany(part => part.Split('\n'))
            .Where(line => line is not ['|', ..]);

    private static IEnumerable<string> Spans(SourceFile document) =>
        document
            .Text.Split("```")
            .Where((_, index) => index % 2 == 0)
            .SelectMany(part => Span().Matches(part))
            .Select(span => span.Groups[1].Value);

    /// <summary>"a/{b,c}" are two.</summary>
    private static IEnumerable<string> Alternatives(string path) =>
        Choice().Match(path) is { Success: true } choice
            ? choice.Groups[1].Value.Split(',').Select(one => path.Replace(choice.Value, one, StringComparison.Ordinal))
            : [path];

    /// <summary>A file, with or without its ending, or a folder; "*", "&lt;room&gt;" and "NNNN_name" stand for any name.</summary>
    private static Regex Pattern(string path)
    {
        var any = Anything().Replace(path.TrimEnd('/'), "*");
        var text = Regex.Escape(any).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return new Regex($@"^{text}(\.[A-Za-z.]+)?(/.*)?$", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^)#\s]*)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Choice();

    [GeneratedRegex("<[^>]+>|NNNN_[a-z]+")]
    private static partial Regex Anything();

    [GeneratedRegex("^[A-Z][a-z]+([A-Z][a-z]+)+$")]
    private static partial Regex Pascal();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();
}
