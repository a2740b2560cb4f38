using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Journeys.Requests;
using CaseFlow.Workflows.Journeys.RunTasks;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Journeys;

/// <summary>The journeys of clients: steps of the engine, the clock, events, the outbox, and mending what stands still.</summary>
public sealed class JourneysRoom : Room
{
    public const string Read = "journeys.read";
    public const string Start = "journeys.start";
    public const string Cancel = "journeys.cancel";
    public const string Operate = "journeys.operate";
    public const string RaiseEvents = "events.raise";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Read, Roles.All),
        new(Start, Roles.FrontDesk, Roles.Booking, Roles.Admin),
        new(Cancel, [.. RoleGroups.Leads, Roles.FrontDesk]),
        new(Operate, Roles.ProcessManager, Roles.Admin),
        new(RaiseEvents, Roles.FrontDesk, Roles.Booking, Roles.Admin),
    ];

    public override ChartWords Chart { get; } =
        new()
        {
            History =
            [
                "reason",
                "outcome",
                "outcomes",
                "status",
                "before",
                "after",
                "from",
                "to",
                "name",
                "code",
                "incident",
                "end",
                "dueAt",
                "waitsFor",
                "definitionId",
                "version",
                "question",
                "yes",
                "channel",
                "event",
            ],
        };

    public override IReadOnlyList<HistoryType> HistoryTypes => JourneyHistory.Types;

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<Step>()
            .AddScoped<StepRecorder>()
            .AddScoped<IncidentNotices>()
            .AddScoped<Consumers>()
            .AddScoped<WakeJourneys>()
            .AddScoped<BookmarkWaking>()
            .AddScoped<JourneyStart>()
            .AddScoped<EventStart>()
            .AddScoped<JourneyEvents>()
            .AddScoped<EventForms>()
            .AddScoped<EventStep>()
            .AddScoped<RequestTargets>()
            .AddScoped<RequestStart>()
            .AddScoped<RequestAnswer>()
            .AddScoped<JourneyEnd>()
            .AddScoped<JourneyEnding>()
            .AddScoped<TriggerIndexing>()
            .AddScoped<MendableJourneys>()
            .AddScoped<JourneyOperation>()
            .AddScoped<JourneyMigration>()
            .AddScoped<MigratedRows>()
            .AddScoped<PublishedVersions>()
            .AddScoped<EachJourney>()
            .AddScoped<IWhenPersonLeaves, ClientsOfLeaver>()
            .AddScoped<MigrationCheck>()
            .AddScoped<JourneyFamily>()
            .AddScoped<JourneyView>()
            .AddSingleton<IOptionSource, PeopleInTurn>()
            .AddScoped<OutboxWriter>()
            .AddScoped<FailureNotices>()
            .AddScoped<IOutboxSender, TaskSender>();
}
