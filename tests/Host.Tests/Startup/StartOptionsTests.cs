using CaseFlow.Host.Startup;

namespace CaseFlow.Host.Tests.Startup;

public sealed class StartOptionsTests
{
    [Fact]
    public void Definitions_are_exported_and_imported()
    {
        var options = StartOptions.Parse(["--data", "/srv/data", "definitions", "export", "/srv/git"]);

        (options.Command, options.DefinitionFolder, options.DataFolder).ShouldBe(("export", "/srv/git", "/srv/data"));
        Should.Throw<FormatException>(() => StartOptions.Parse(["definitions", "publish", "x"])).Message.ShouldContain("not publish");
        Should.Throw<FormatException>(() => StartOptions.Parse(["definitions", "import"]));
    }

    [Fact]
    public void Options_are_read_in_both_spellings_and_the_later_one_wins()
    {
        var options = StartOptions.Parse([
            "--data",
            "one",
            "--demo",
            "--urls=http://127.0.0.1:9",
            "--data=two",
            "--db",
            "",
            "--archive-after",
            "30",
        ]);

        (options.Command, options.Demo, options.Urls).ShouldBe(("serve", true, "http://127.0.0.1:9"));
        options.DataFolder.ShouldBe(Path.GetFullPath("two"));
        options.ArchiveAfter.ShouldBe(TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("verify", "verify")]
    [InlineData("--help", "help")]
    public void Subcommands_are_known(string word, string command) => StartOptions.Parse([word]).Command.ShouldBe(command);

    [Theory]
    [InlineData("--dmeo")]
    [InlineData("--data")]
    [InlineData("--archive-after=soon")]
    [InlineData("--archive-after=-1")]
    public void What_is_not_understood_is_refused(string argument) => Should.Throw<FormatException>(() => StartOptions.Parse([argument]));

    [Fact]
    public void Another_database_is_a_connection_string() =>
        StartOptions.Parse(["--db", "Host=db.clinic;Database=caseflow"]).Database.ShouldNotBeNull().ShouldContain("Host=db.clinic");

    [Fact]
    public void Without_its_value_the_database_is_the_one_in_the_folder() => StartOptions.Parse(["--db", ""]).Database.ShouldBeNull();

    [Fact]
    public void A_misspelt_connection_string_is_refused() =>
        Should.Throw<FormatException>(() => StartOptions.Parse(["--db", "Hots=localhost"])).Message.ShouldContain("--db");
}
