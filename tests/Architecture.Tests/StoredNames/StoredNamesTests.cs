using System.Runtime.CompilerServices;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>Names that stand in stored data, kept in a file: a change of one is seen in review, never by accident.</summary>
public sealed class StoredNamesTests
{
    private const string Approve = "CASEFLOW_APPROVE_STORED_NAMES";
    private const string Sample = "# roles\ncashier\ndoctor\n\n# stages\npayment\n\n";

    [Fact]
    public void Every_stored_name_is_one_that_was_approved()
    {
        var approved = Path.Combine(Folder(), "StoredNames.approved.txt");
        var actual = ProductNames.Text(ProductNames.All);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(approved, actual);

        ProductNames
            .Difference(File.ReadAllText(approved), actual)
            .ShouldBeEmpty($"A stored name is for years: add, never rename. What was added is approved by a run with {Approve}=1.");
        actual.ShouldBe(File.ReadAllText(approved));
    }

    [Fact]
    public void Every_kind_of_name_was_found() =>
        ProductNames.All.Where(kind => !kind.Value.Any()).Select(kind => kind.Key).ShouldBeEmpty();

    [Fact]
    public void A_renamed_name_is_found() =>
        ProductNames
            .Difference(Sample, Sample.Replace("cashier", "till", StringComparison.Ordinal))
            .ShouldBe(["- roles: cashier", "+ roles: till"]);

    [Fact]
    public void A_name_that_went_to_another_kind_is_found() =>
        ProductNames.Difference(Sample, "# roles\ncashier\npayment\n\n# stages\ndoctor\n").Count.ShouldBe(4);

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
