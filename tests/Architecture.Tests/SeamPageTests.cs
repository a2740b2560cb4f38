namespace CaseFlow.Architecture.Tests;

/// <summary>docs/seam.md shows code that exists.</summary>
public sealed class SeamPageTests
{
    private const string Fence = "```csharp\n// ";

    public static TheoryData<string, string> Shown()
    {
        var shown = new TheoryData<string, string>();
        foreach (var block in Repository.Read("docs/seam.md").Split(Fence).Skip(1))
        {
            var lines = block.Split("\n```")[0].Split('\n', 2);
            shown.Add(lines[0], lines[1]);
        }
        return shown;
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void The_page_shows_code_that_exists(string path, string code) => Flat(Repository.Read(path)).ShouldContain(Flat(code));

    [Theory]
    [InlineData("Tell"), InlineData("Ask"), InlineData("Wake"), InlineData("Offer")]
    public void Each_verb_has_an_example(string verb) =>
        Repository.Read("docs/seam.md").Split($"## {verb}\n")[1].Split("\n## ")[0].ShouldContain(Fence);

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
}
