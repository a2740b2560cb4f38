namespace CaseFlow.Workflows.Files;

/// <summary>
/// Keeps a file in the data folder: it appears whole, under its final name, and is on disk when the writing returns. Nobody ever sees half
/// of it, and one that is there is never written again.
/// </summary>
public static class WholeFile
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Does nothing if a file of that name is there, even if it came at this very moment.</summary>
    /// <param name="mode">Who may read it; as far as the process lets anybody.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Everybody)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = Begin(unfinished, mode))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!TryMove(unfinished, path))
                return;

            // The renaming itself is on disk once the file is flushed under its new name.
            using var renamed = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.FlushToDisk(renamed);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>False if somebody else was faster.</summary>
    private static bool TryMove(string unfinished, string path)
    {
        try
        {
            File.Move(unfinished, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    private static FileStream Begin(string unfinished, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return new FileStream(unfinished, options);
    }
}
