namespace CaseFlow.EndToEnd.Support;

/// <summary>The data of the demo clinic, made once by the real host and copied for each host that wants them in a file.</summary>
internal static class DemoData
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static async Task CopyAsync(string folder)
    {
        var made = await Made.Value;
        foreach (var below in Directory.EnumerateDirectories(made, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(made, below)));
        foreach (var file in Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(made, file)));
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-e2e-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var host = new HostProcess(folder: folder);
        await host.StartAsync();
        return folder;
    }
}
