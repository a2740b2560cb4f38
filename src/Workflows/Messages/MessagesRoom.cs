using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Messages;

/// <summary>What leaves the house: the ways in which messages are sent.</summary>
public sealed class MessagesRoom : Room
{
    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<OutboxFiles>()
            .AddScoped<IOutboxSender, FolderSender>()
            .AddScoped<IOutboxSender, NoticeSender>()
            .AddScoped<IOutboxSender, EventSender>();
}
