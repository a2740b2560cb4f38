namespace CaseFlow.Architecture.Tests;

public sealed class DocumentTests
{
    private static readonly List<SourceFile> Documents =
    [
        .. Repository
            .Files.Where(path => Path.GetExtension(path) == ".md" && !path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(path => new SourceFile(path, Repository.Read(path))),
    ];

    [Fact]
    public void Paths_in_documents_exist() => DocumentRules.LostPaths(Documents, Repository.Files).Distinct().ShouldBeEmpty();

    [Fact]
    public void Types_that_documents_name_exist() =>
        DocumentRules
            .LostNames(
                Documents,
                Repository.Written([".cs", ".razor", ".json", ".props", ".js"], "src", "tests", "scripts", "workflow-definitions")
            )
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void Links_between_documents_lead_somewhere() => DocumentRules.LostLinks(Documents, Repository.Files).ShouldBeEmpty();

    [Fact]
    public void Prose_is_as_narrow_as_code() => Exceptions.Against("wide-documents", DocumentRules.WideLines(Documents)).ShouldBeEmpty();

    [Fact]
    public void Pictures_can_be_drawn() => DocumentRules.BrokenPictures(Documents).ShouldBeEmpty();

    [Theory]
    [InlineData("see `src/Gone`")]
    [InlineData("see `Workflows/Gone/File.cs`")]
    [InlineData("see `src/{There,Gone}`")]
    public void A_path_that_leads_nowhere_is_found(string text) =>
        DocumentRules.LostPaths([new SourceFile("docs/a.md", text)], ["src/There/File.cs"]).ShouldHaveSingleItem();

    [Theory]
    [InlineData("see `src/There`, `src/There/File`, `src/<room>/File.cs` and `src/*/File.cs`")]
    [InlineData("`POST /src/nowhere`, `application/json`")]
    [InlineData("```\nsrc/Gone `src/Gone`\n```")]
    public void One_that_leads_somewhere_or_is_none_is_not(string text) =>
        DocumentRules.LostPaths([new SourceFile("docs/a.md", text)], ["src/There/File.cs"]).ShouldBeEmpty();

    [Fact]
    public void A_type_that_is_gone_is_found() =>
        DocumentRules
            .LostNames([new SourceFile("docs/a.md", "`IsHere`, `IsGone`, `Done`")], [new SourceFile("src/a.cs", "class IsHere;")])
            .ShouldBe(["docs/a.md: IsGone"]);

    [Fact]
    public void A_link_to_nothing_is_found() =>
        DocumentRules
            .LostLinks([new SourceFile("docs/a.md", "[b](b.md) [c](../c.md#part) [d](https://example.org)")], ["docs/a.md", "docs/b.md"])
            .ShouldBe(["docs/a.md: ../c.md"]);

    [Fact]
    public void A_wide_line_is_found_where_it_is_prose()
    {
        var wide = new string('x', 141);
        DocumentRules
            .WideLines([new SourceFile("docs/a.md", $"{wide}\n| {wide} |\n```\n{wide}\n```\n")])
            .ShouldBe([new Finding("docs/a.md", 1)]);
    }

    [Fact]
    public void A_picture_that_ends_at_a_semicolon_is_found() =>
        DocumentRules
            .BrokenPictures([new SourceFile("docs/a.md", "a; b\n```mermaid\nA->>B: c; d\n```\n```sh\ne; f\n```\n")])
            .ShouldBe(["docs/a.md: A->>B: c; d"]);
}
