using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Definitions.Offers;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Requests;
using CaseFlow.Workflows.Journeys.RunTasks;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Messages;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Answers;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tasks.Showing;
using CaseFlow.Workflows.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>What several use cases share. Scoped ones live for one command; singletons hold nothing of any request.</summary>
public static class SharedPieces
{
    public static IServiceCollection AddSharedPieces(this IServiceCollection services) =>
        services.AddDefinitions().AddJourneys().AddTasks().AddAudit().AddOutbox().AddClinic();

    private static IServiceCollection AddDefinitions(this IServiceCollection services) =>
        services
            .AddSingleton<ParsedDefinitions>()
            .AddScoped<IDefinitionSource, DefinitionSource>()
            .AddScoped<DefinitionFolder>()
            .AddScoped<ImportedVersions>()
            .AddScoped<Reusables>()
            .AddScoped<DefinitionParser>()
            .AddScoped<Drafts>()
            .AddScoped<DraftSaving>()
            .AddScoped<DefinitionUses>()
            .AddSingleton<StartedDefinitions>()
            .AddScoped<FirstJourney>()
            .AddSingleton<KnownSketches>()
            .AddScoped<DefinitionSketches>()
            .AddScoped<DefinitionLog>()
            .AddScoped<MissingForms>()
            .AddScoped<ConsumerUpdates>()
            .AddScoped<DefinitionPublication>()
            .AddScoped<PublicationOrder>()
            .AddScoped<PublicationRequests>()
            .AddScoped<PublicationDecision>()
            .AddScoped<ClinicSettings>()
            .AddScoped<IEditorOffer, RoleOffer>()
            .AddScoped<IEditorOffer, FormOffer>()
            .AddScoped<EditorOffers>()
            .AddScoped<DefinitionChecks>()
            .AddScoped<TriggerIndexing>()
            .AddSingleton<ParsedForms>()
            .AddScoped<FormSource>()
            .AddScoped<FormOptions>()
            .AddScoped<FormChecker>();

    private static IServiceCollection AddJourneys(this IServiceCollection services) =>
        services
            .AddScoped<Step>()
            .AddScoped<StepRecorder>()
            .AddScoped<Consumers>()
            .AddScoped<BookmarkWaking>()
            .AddScoped<JourneyStart>()
            .AddScoped<TrialEntrance>()
            .AddScoped<TrialDrafts>()
            .AddScoped<EventStart>()
            .AddScoped<RequestTargets>()
            .AddScoped<RequestStart>()
            .AddScoped<RequestAnswer>()
            .AddScoped<JourneyEnd>()
            .AddScoped<JourneyEnding>()
            .AddScoped<MendableJourneys>()
            .AddScoped<JourneyOperation>()
            .AddScoped<JourneyMigration>()
            .AddScoped<MigratedRows>()
            .AddScoped<PublishedVersions>()
            .AddScoped<EachJourney>()
            .AddScoped<MigrationCheck>()
            .AddScoped<JourneyFamily>()
            .AddScoped<JourneyView>();

    private static IServiceCollection AddTasks(this IServiceCollection services) =>
        services
            .AddScoped<OpenTasks>()
            .AddScoped<TaskHolding>()
            .AddScoped<TaskCompletion>()
            .AddScoped<TaskAnswers>()
            .AddScoped<AnswerFiles>()
            .AddScoped<TaskForms>()
            .AddSingleton<TaskOutcomes>()
            .AddScoped<TaskView>()
            .AddScoped<TaskWay>()
            .AddScoped<TaskStates>()
            .AddScoped<ShownTasks>()
            .AddScoped<Colleagues>()
            .AddScoped<DueBounds>();

    private static IServiceCollection AddAudit(this IServiceCollection services) =>
        services
            .AddScoped<HistoryWriter>()
            .AddScoped<HistoryBundle>()
            .AddScoped<ArchiveShelf>()
            .AddScoped<HistoryNames>()
            .AddTransient<SignedHeads>()
            .AddSingleton<CheckpointLog>()
            .AddSingleton<CheckpointKey>();

    private static IServiceCollection AddOutbox(this IServiceCollection services) =>
        services
            .AddScoped<OutboxWriter>()
            .AddScoped<OutboxFiles>()
            .AddScoped<IOutboxSender, FolderSender>()
            .AddScoped<IOutboxSender, TaskSender>()
            .AddScoped<IOutboxSender, NoticeSender>()
            .AddScoped<IOutboxSender, EventSender>();

    private static IServiceCollection AddClinic(this IServiceCollection services) =>
        services
            .AddSingleton<BranchZones>()
            .AddScoped<BranchClock>()
            .AddScoped<ClientHeads>()
            .AddScoped<ClientDetails>()
            .AddScoped<FileShelf>()
            .AddScoped<OrderBook>()
            .AddScoped<SessionCheck>()
            .AddSingleton<RecentPeople>()
            .AddSingleton<Passwords>();
}
