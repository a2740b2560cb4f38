namespace CaseFlow.TestKit;

/// <summary>Files of the repository that tests use as they are shipped.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Definitions { get; } = Path.Combine(Root, "workflow-definitions");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CaseFlow.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException(
            "Tests run inside the repository: CaseFlow.sln was not found above " + AppContext.BaseDirectory
        );
    }
}
