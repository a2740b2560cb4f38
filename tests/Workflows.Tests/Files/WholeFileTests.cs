using CaseFlow.Workflows.Files;

namespace CaseFlow.Workflows.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-whole-file-");

    private string Place => Path.Combine(folder.FullName, "deeper", "a.json");

    [Fact]
    public void It_is_there_whole_and_nothing_is_beside_it()
    {
        WholeFile.Write(Place, "content"u8);

        File.ReadAllText(Place).ShouldBe("content");
        Directory.GetFiles(Path.GetDirectoryName(Place)!).ShouldBe([Place]);
    }

    [Fact]
    public void One_that_is_there_is_left_alone()
    {
        WholeFile.Write(Place, "first"u8);
        WholeFile.Write(Place, "second"u8);

        File.ReadAllText(Place).ShouldBe("first");
    }

    [Fact]
    public void Of_many_who_write_at_once_one_wins_and_nobody_sees_half_of_it()
    {
        var contents = Enumerable.Range(0, 16).Select(number => new string((char)('a' + number), 100_000)).ToList();

        Parallel.ForEach(contents, content => WholeFile.Write(Place, System.Text.Encoding.UTF8.GetBytes(content)));

        contents.ShouldContain(File.ReadAllText(Place));
        Directory.GetFiles(Path.GetDirectoryName(Place)!).ShouldBe([Place]);
    }

    [Fact]
    public void What_is_for_the_owner_alone_is_readable_by_nobody_else()
    {
        if (OperatingSystem.IsWindows())
            return;
        WholeFile.Write(Place, "secret"u8, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.GetUnixFileMode(Place).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_and_leaves_nothing()
    {
        Directory.CreateDirectory(Place); // a folder has the name

        Should.Throw<IOException>(() => WholeFile.Write(Place, "content"u8));

        Directory.GetFileSystemEntries(Path.GetDirectoryName(Place)!).ShouldBe([Place]);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
