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
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("caseflow-definitions-");
    private readonly Clinic clinic = new(store: Store.Sqlite);

    public async Task InitializeAsync()
    {
        await clinic.OpenAsync(withShippedDefinitions: false);
        files.CreateSubdirectory("forms");
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "forms", "small-note.json"), SmallProcedures.Note);
        await clinic.ImportAsync(files.FullName);
        await DraftAsync("seldom-changed", oldVersions: 1);
        await DraftAsync("often-changed", oldVersions: 6);
    }

    public async Task DisposeAsync()
    {
        await clinic.DisposeAsync();
        files.Delete(recursive: true);
    }

    [Fact]
    public async Task Asking_for_a_publication_reads_no_text_of_an_old_version()
    {
        using var asked = await AskedOfDatabase.BeginAsync(clinic.DataFolder);

        await AskAsync("seldom-changed", version: 2);
        var seldom = TextsIn(asked);
        await AskAsync("often-changed", version: 7);

        seldom.ShouldBeGreaterThan(0);
        TextsIn(asked).ShouldBe(seldom);
    }

    private async Task AskAsync(string definition, int version)
    {
        var request = new RequestPublication.Command(definition, "更清楚");
        var view = (await clinic.As(Roles.ProcessManager).SendAsync(request)).ShouldSucceed();
        (view.State, view.Version).ShouldBe(("waiting", version));
    }

    private async Task DraftAsync(string definition, int oldVersions)
    {
        for (var number = 1; number <= oldVersions; number++)
            await clinic.PublishAsync(Version(number));
        (await clinic.SaveAsync(Version(oldVersions + 1))).ShouldSucceed().Version.ShouldBe(oldVersions + 1);

        JsonObject Version(int number) => Draw.Definition(definition, [Draw.Task($"task {number}", Roles.Nurse)], [], "outcome");
    }

    /// <summary>How many rows with the text of a definition came back.</summary>
    private static int TextsIn(AskedOfDatabase asked) =>
        asked
            .Take()
            .Where(one => one.Text.Contains("FROM \"Definitions\"", StringComparison.Ordinal))
            .Where(one => one.Text.Contains("\"Json\"", StringComparison.Ordinal))
            .Sum(one => one.Rows);
}
