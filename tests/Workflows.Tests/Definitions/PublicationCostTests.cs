using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>A procedure that was changed for years has many versions, each a long text.</summary>
public sealed class PublicationCostTests : IAsyncLifetime
{
    private const int OldVersions = 5;

    private readonly SmallClinic clinic = new(Store.Sqlite);

    private static JsonObject Version(int number) =>
        Draw.Definition("often-changed", [Draw.Task($"task {number}", Roles.Nurse)], [], "outcome");

    public async Task InitializeAsync()
    {
        await clinic.InitializeAsync();
        for (var number = 1; number <= OldVersions; number++)
            await clinic.PublishAsync(Version(number));
        (await clinic.SaveAsync(Version(OldVersions + 1))).ShouldSucceed().Version.ShouldBe(OldVersions + 1);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task Asking_for_a_publication_reads_the_text_of_the_version_in_question_alone()
    {
        using var asked = new AskedOfDatabase(clinic.DataFolder);

        var request = (await clinic.As(Roles.ProcessManager).SendAsync(new RequestPublication.Command("often-changed", "更清楚"))).ShouldSucceed();

        (request.State, request.Version).ShouldBe(("waiting", OldVersions + 1));
        TextsIn(asked).ShouldBe(1);
    }

    [Fact]
    public async Task Approving_reads_that_text_and_the_one_that_was_published_until_now()
    {
        var request = (await clinic.As(Roles.ProcessManager).SendAsync(new RequestPublication.Command("often-changed", "更清楚"))).ShouldSucceed();
        using var asked = new AskedOfDatabase(clinic.DataFolder);

        (await clinic.As("process-manager02").SendAsync(new ApprovePublication.Command(request.Id))).ShouldSucceed();

        TextsIn(asked).ShouldBeInRange(1, 3);
    }

    /// <summary>How many rows with the text of a definition came back.</summary>
    private static int TextsIn(AskedOfDatabase asked) =>
        asked
            .Take()
            .Where(one => one.Text.Contains("FROM \"Definitions\"", StringComparison.Ordinal))
            .Where(one => one.Text.Contains("\"Json\"", StringComparison.Ordinal))
            .Sum(one => one.Rows);
}
