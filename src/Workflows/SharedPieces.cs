using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Orders;
using CaseFlow.Workflows.Events;
using CaseFlow.Workflows.Outbox;
using CaseFlow.Workflows.Outbox.Senders;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

/// <summary>What several use cases share. Scoped ones live for one command; singletons hold nothing of any request.</summary>
public static class SharedPieces
{
    public static IServiceCollection AddSharedPieces(this IServiceCollection services) => services
        .AddScoped<HistoryWriter>()
        .AddScoped<HistoryBundle>()
        .AddTransient<SignedHeads>()
        .AddSingleton<CheckpointLog>()
        .AddSingleton<CheckpointKey>()
        .AddSingleton<ParsedDefinitions>()
        .AddScoped<IDefinitionSource, DefinitionSource>()
        .AddScoped<DefinitionFolder>()
        .AddScoped<Step>()
        .AddScoped<StepRecorder>()
        .AddScoped<Consumers>()
        .AddScoped<JourneyStart>()
        .AddScoped<JourneyEnd>()
        .AddScoped<JourneyEnding>()
        .AddScoped<JourneyFamily>()
        .AddScoped<JourneyView>()
        .AddScoped<BookmarkWaking>()
        .AddScoped<OpenTasks>()
        .AddScoped<TaskAnswers>()
        .AddScoped<AnswerFiles>()
        .AddScoped<TaskCompletion>()
        .AddScoped<TaskForms>()
        .AddScoped<TaskHolding>()
        .AddSingleton<TaskOutcomes>()
        .AddScoped<TaskView>()
        .AddScoped<DueBounds>()
        .AddScoped<OutboxWriter>()
        .AddScoped<IOutboxSender, FolderSender>()
        .AddScoped<IOutboxSender, NoticeSender>()
        .AddScoped<IOutboxSender, EventSender>()
        .AddScoped<EventStart>()
        .AddScoped<BranchClock>()
        .AddScoped<ClientHeads>()
        .AddScoped<ClientDetails>()
        .AddScoped<FileShelf>()
        .AddScoped<OrderBook>()
        .AddScoped<SessionCheck>()
        .AddSingleton<RecentPeople>()
        .AddSingleton<Passwords>()
        .AddScoped<FormChecker>()
        .AddScoped<FormOptions>()
        .AddScoped<FormSource>()
        .AddSingleton<ParsedForms>();
}
