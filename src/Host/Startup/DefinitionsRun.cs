using CaseFlow.Host.Texts;
using CaseFlow.Host.Workers;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Startup;

/// <summary><c>run definitions export|import</c>: procedures and forms as files. A host may run meanwhile.</summary>
public static class DefinitionsRun
{
    /// <returns>0 if it is done; else nothing was changed.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, StartOptions options, CancellationToken cancel)
    {
        await services.MigrateAsync(options, cancel);
        var system = services.GetRequiredService<AsSystem>();
        try
        {
            return options.Command == "export"
                ? await ExportAsync(system, options.DefinitionFolder, cancel)
                : await ImportAsync(system, options.DefinitionFolder, cancel);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new StartException(refused.Message); // a folder that may not be read or written
        }
    }

    /// <summary>What is wrong with files, one line each: which, where, why.</summary>
    public static string ProblemsOf(Refusal refusal) =>
        string.Join(Environment.NewLine, refusal.Fields.Select(error => $"{error.Field}: {Text.Of(error.Code, error.Arguments)}"));

    private static async Task<int> ExportAsync(AsSystem system, string folder, CancellationToken cancel)
    {
        var answer = await system.SendAsync("export", new ExportDefinitions.Query(), cancel);
        if (!answer.IsSuccess)
            throw new StartException(answer.Refusal.Code);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in answer.Value.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            written.Add(path);
            if (File.Exists(path) && await File.ReadAllTextAsync(path, cancel) == file.Text)
                continue;
            await File.WriteAllTextAsync(path, file.Text, cancel);
            Console.WriteLine($"written: {file.Path}");
        }

        foreach (var draft in answer.Value.Drafts)
            Console.WriteLine($"left out, a draft that is not published: {draft}");
        foreach (
            var other in new[] { folder, Path.Combine(folder, "forms") }
                .Where(Directory.Exists)
                .SelectMany(place => Directory.EnumerateFiles(place, "*.json"))
                .Except(written)
        )
            Console.WriteLine($"not of this clinic: {Path.GetRelativePath(folder, other)}");
        Console.WriteLine($"{answer.Value.Files.Count} files in {folder}");
        return 0;
    }

    private static async Task<int> ImportAsync(AsSystem system, string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            throw new StartException($"There is no folder {folder}.");
        var answer = await system.SendAsync(FirstStart.Importer, new ImportDefinitions.Command(folder, Asked: true), cancel);
        if (!answer.IsSuccess)
            throw new StartException($"Nothing was imported.{Environment.NewLine}{ProblemsOf(answer.Refusal)}");
        Say(answer.Value);
        return 0;
    }

    /// <summary>What an import did, one line each.</summary>
    public static void Say(ImportDefinitions.Response imported)
    {
        foreach (var first in imported.Published)
            Console.WriteLine($"首次导入并发布 / imported and published: {first}");
        foreach (var draft in imported.Drafted)
            Console.WriteLine($"流程文件已变更，导入为草稿 / changed file imported as a draft: {draft}");
        foreach (var form in imported.Forms)
            Console.WriteLine($"表单已更新 / form imported: {form}");
        foreach (var file in imported.HeldBack)
            Console.WriteLine($"有人在编辑草稿，未采用文件 / not taken over, somebody edits the draft: {file}");
    }
}
