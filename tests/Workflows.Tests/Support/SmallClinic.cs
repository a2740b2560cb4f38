using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>A clinic whose procedures are small enough to be understood at a glance.</summary>
public class SmallClinic : Clinic, IAsyncLifetime
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("caseflow-definitions-");

    public SmallClinic()
        : this(null) { }

    protected internal SmallClinic(Store? store)
        : base(
            services =>
                services
                    .AddSingleton(_ => new ActivityRegistry(typeof(HumanTask).Assembly, typeof(FlakyTask).Assembly))
                    .AddScoped<IAnswer<ReserveSlot>, AnswerReservation>(),
            store
        ) { }

    public async Task InitializeAsync()
    {
        await OpenAsync(withShippedDefinitions: false);
        Directory.CreateDirectory(Path.Combine(files.FullName, "forms"));
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "forms", "small-note.json"), SmallProcedures.Note);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "forms", "small-said.json"), SmallProcedures.Said);
        foreach (var definition in SmallProcedures.All)
            await File.WriteAllTextAsync(Path.Combine(files.FullName, $"{definition["definitionId"]}.json"), definition.ToJsonString());
        await ImportAsync(files.FullName);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        files.Delete(recursive: true);
    }

    public async Task<JourneyDetail> StartAsync(string definition, object? input = null) =>
        (
            await (input is null ? As(Roles.FrontDesk) : AsSystem).SendAsync(
                new StartJourney.Command(
                    definition,
                    (await RegisterAsync()).Id,
                    Input: input is null ? null : JsonSerializer.SerializeToElement(input)
                )
            )
        ).ShouldSucceed();

    public async Task<JourneyDetail> ReadAsync(JourneyId journey) =>
        (await AsSystem.SendAsync(new GetJourney.Query(journey))).ShouldSucceed();

    /// <summary>Completes the open task of this title with a remark, as the first person of its role.</summary>
    public async Task<CompleteTask.Response> CompleteAsync(JourneyId journey, string title, string outcome = "Done", object? values = null)
    {
        var task = (await ReadAsync(journey)).OpenTasks.Single(open => open.Title == title);
        return (await SendCompleteAsync(task.Role + "01", task.Id, outcome, values)).ShouldSucceed();
    }

    public Task<Result<CompleteTask.Response>> SendCompleteAsync(
        string who,
        TaskId task,
        string outcome = "Done",
        object? values = null,
        string? key = null
    ) =>
        As(who).SendAsync(new CompleteTask.Command(task, outcome, JsonSerializer.SerializeToElement(values ?? new { remark = "好" })), key);

    public async Task<IReadOnlyList<GetHistory.Entry>> HistoryOf(JourneyId journey) =>
        (await AsSystem.SendAsync(new GetHistory.Query(journey))).ShouldSucceed().Items;

    /// <summary>The history in short: types, each with its activity.</summary>
    public async Task<IReadOnlyList<string>> StoryOf(JourneyId journey) =>
        [.. (await HistoryOf(journey)).Select(entry => entry.ActivityName is null ? entry.Type : $"{entry.Type} {entry.ActivityName}")];
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresSmallClinic() : SmallClinic(Store.Postgres);
