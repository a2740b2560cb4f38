using System.Diagnostics;

namespace CaseFlow.Architecture.Tests;

/// <summary>The source tree that the rules look at: the files that git tracks or would track.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = List();

    public static IEnumerable<SourceFile> CSharp(params string[] folders) => Written([".cs"], folders);

    /// <summary>Files with one of these extensions below one of these folders.</summary>
    public static IEnumerable<SourceFile> Written(string[] extensions, params string[] folders) =>
        Files
            .Where(path =>
                extensions.Contains(Path.GetExtension(path))
                && folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))
            )
            .Select(path => new SourceFile(path, Read(path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CaseFlow.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("CaseFlow.sln is not above the tests.");
        return folder;
    }

    private static List<string> List()
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", ["-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}

/// <summary>One file with its path from the root of the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public int Lines => Text.AsSpan().Count('\n');
}
