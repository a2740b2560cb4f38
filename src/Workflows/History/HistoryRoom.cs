using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.History;

/// <summary>What happened in each journey, chained so that no change goes unseen.</summary>
public sealed class HistoryRoom : Room
{
    public const string Read = "history.read";
    public const string Export = "history.export";

    private static readonly string[] Readers =
    [
        .. RoleGroups.Leads,
        Roles.FrontDesk,
        Roles.Assistant,
        Roles.Consultant,
        Roles.Doctor,
        Roles.Finance,
        Roles.Nurse,
        Roles.CustomerService,
        Roles.Archivist,
        Roles.ProcessManager,
        Roles.Auditor,
    ];

    public override IReadOnlyList<Permission> Permissions { get; } = [new(Read, Readers), new(Export, Roles.Auditor, Roles.Admin)];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<HistoryWriter>()
            .AddScoped<IMention, HistoryMention>()
            .AddScoped<HistoryBundle>()
            .AddScoped<HistoryNames>()
            .AddTransient<SignedHeads>()
            .AddSingleton<CheckpointLog>()
            .AddSingleton<CheckpointKey>();
}
