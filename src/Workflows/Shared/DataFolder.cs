namespace CaseFlow.Workflows.Shared;

/// <summary>Where this CaseFlow keeps what is not in its database: files, keys, checkpoints.</summary>
public sealed record DataFolder(string Path)
{
    public string Of(string name) => System.IO.Path.Combine(Path, name);
}
