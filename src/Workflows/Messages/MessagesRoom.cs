using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages.Answers;
using CaseFlow.Workflows.Messages.Owning;
using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Messages;

/// <summary>What leaves the house, and what clients answer.</summary>
public sealed class MessagesRoom : Room
{
    public const string Read = "messages.read";

    /// <summary>Sends again, tells by hand what became of a message, takes care of answers.</summary>
    public const string Send = "messages.send";

    private static readonly string[] Writers =
    [
        Roles.FrontDesk,
        Roles.Booking,
        Roles.Consultant,
        Roles.CustomerService,
        Roles.CsSupervisor,
        Roles.Manager,
        Roles.MedicalDirector,
        Roles.Admin,
    ];

    public override IReadOnlyList<Permission> Permissions { get; } =
    [new(Read, [.. Writers, Roles.OperationsDirector, Roles.Auditor]), new(Send, Writers)];

    public override IReadOnlyList<HistoryType> HistoryTypes => [AnswerHistory.ClientWrote];

    public override IReadOnlyList<Setting> Settings => [.. MessageSettings.All, PushSettings.Services];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<OutboxFiles>()
            .AddScoped<MessageRecord>()
            .AddScoped<IClientPost>(provider => provider.GetRequiredService<MessageRecord>())
            .AddScoped<OwnerTasks>()
            .AddScoped<MessageOwners>()
            .AddScoped<AfterHours>()
            .AddScoped<MessageOutcome>()
            .AddScoped<LetterComposer>()
            .AddScoped<AnswerHandling>()
            .AddScoped<AnswerHistory>()
            .AddScoped<MessageViews>()
            .AddScoped<IMessageGateway, FolderGateway>()
            .AddSingleton<PushKey>()
            .AddSingleton<PushSwitch>()
            .AddSingleton<PushPost>()
            .AddScoped<PushReceivers>()
            .AddScoped<IWhenNoticeRings, QueuePush>()
            .AddScoped<IOutboxSender, PushSender>()
            .AddScoped<IOutboxSender, MessageSender>()
            .AddScoped<IOutboxSender, FolderSender>()
            .AddScoped<IOutboxSender, NoticeSender>()
            .AddScoped<IOutboxSender, EventSender>();
}
