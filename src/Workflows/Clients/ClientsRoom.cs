using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Clients;

/// <summary>Who comes to the clinic, and what is known of them.</summary>
public sealed class ClientsRoom : Room
{
    public const string Read = "clients.read";
    public const string Write = "clients.write";
    public const string Call = "clients.call";

    private static readonly string[] Callers =
    [
        Roles.FrontDesk,
        Roles.Booking,
        Roles.Consultant,
        Roles.Manager,
        Roles.CustomerService,
        Roles.CsSupervisor,
        Roles.MedicalDirector,
    ];

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Read, [.. RoleGroups.Everyone, Roles.Auditor]),
        new(Write, Roles.FrontDesk, Roles.Booking, Roles.Assistant, Roles.Consultant, Roles.Manager, Roles.Admin),
        new(Call, Callers),
    ];

    public override IReadOnlyList<HistoryType> HistoryTypes => ClientHistory.Types;

    public override void AddServices(IServiceCollection services) => services.AddScoped<ClientHeads>().AddScoped<ClientDetails>();
}
