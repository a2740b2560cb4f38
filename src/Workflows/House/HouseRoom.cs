using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.House;

/// <summary>The clinic itself: branches, the people who work there and what is set for all.</summary>
public sealed class HouseRoom : Room
{
    public const string ReadSettings = "settings.read";
    public const string ChangeSettings = "settings.change";
    public const string ManageStaff = "staff.manage";
    public const string ManageBranches = "branches.manage";
    public const string ReadSetupHistory = "setup.history";

    /// <summary>What the clinic tells, hands over and has signed.</summary>
    public const string ReadTexts = "texts.read";
    public const string WriteTexts = "texts.write";

    /// <summary>Puts what clients sign in force, as the second person.</summary>
    public const string ApproveTexts = "texts.approve";

    private static readonly string[] Writers = [Roles.MedicalDirector, Roles.Manager, Roles.CsSupervisor, Roles.Admin];

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(ReadSettings, Roles.Manager, Roles.OperationsDirector, Roles.ProcessManager, Roles.Auditor, Roles.Admin),
        new(ChangeSettings, Roles.Admin),
        new(ManageStaff, Roles.Admin),
        new(ManageBranches, Roles.Admin),
        new(ReadSetupHistory, Roles.Auditor, Roles.Admin),
        new(ReadTexts, [.. RoleGroups.Everyone, Roles.ProcessManager, Roles.Auditor]),
        new(WriteTexts, Writers),
        new(ApproveTexts, Roles.MedicalDirector, Roles.Manager, Roles.Admin),
    ];

    public override IReadOnlyList<Setting> Settings => [ClinicSettings.SecondPerson];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<ClinicSettings>()
            .AddScoped<SetupHistory>()
            .AddScoped<StaffBook>()
            .AddScoped<BranchBook>()
            .AddScoped<TextBook>()
            .AddSingleton<SettingCatalog>()
            .AddSingleton<BranchZones>()
            .AddScoped<BranchClock>()
            .AddScoped<SessionCheck>()
            .AddSingleton<RecentPeople>()
            .AddSingleton<Passwords>();
}
