using System.Runtime.CompilerServices;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Tests.PublicApi;

/// <summary>What others may build on, kept in a file: a change of it is seen in review, never by accident.</summary>
public sealed class PublicApiTests
{
    private const string Approve = "CASEFLOW_APPROVE_API";

    [Theory]
    [InlineData("Engine", typeof(ActivityRegistry))]
    [InlineData("Activities", typeof(HumanTask))]
    public void The_public_api_is_what_was_approved(string name, Type inside)
    {
        var approved = Path.Combine(Folder(), $"{name}.approved.txt");
        var actual = ApiText.Of(inside.Assembly);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(approved, actual);

        actual.ShouldBe(
            File.ReadAllText(approved),
            $"The public API of {name} differs from {approved}. If that is meant, run this test with {Approve}=1 and commit the file."
        );
    }

    [Fact]
    public void What_a_subclass_may_use_counts_and_what_is_internal_does_not()
    {
        var text = ApiText.Of(typeof(ActivityRegistry).Assembly);

        text.ShouldContain("  protected static ActivityResult Complete(params String[] outcomes)");
        text.ShouldContain("class Http.HttpEndpoint");
        text.ShouldNotContain("WorkflowActivity");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
