using CaseFlow.Activities.Care;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Care;

/// <summary>Photographs and treatments, and what speaks against them.</summary>
public sealed class CareRoom : Room
{
    /// <summary>Medical conflicts: all who work with the client see them (R-SAFE-4).</summary>
    public const string Conflicts = "care.conflicts";

    /// <summary>Reads the conflict table and what things contain, and asks for changes.</summary>
    public const string EditSafety = "care.safety.edit";

    /// <summary>Approves them as second person: doctors alone (R-SAFE-8).</summary>
    public const string ApproveSafety = "care.safety.approve";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(
            Conflicts,
            Roles.FrontDesk,
            Roles.Assistant,
            Roles.Consultant,
            Roles.Doctor,
            Roles.Nurse,
            Roles.Cashier,
            Roles.Manager,
            Roles.MedicalDirector
        ),
        new(EditSafety, Roles.Doctor, Roles.Nurse, Roles.Manager, Roles.MedicalDirector, Roles.Admin),
        new(ApproveSafety, Roles.Doctor, Roles.MedicalDirector),
    ];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<ConflictBook>()
            .AddScoped<ThingBook>()
            .AddScoped<SafetyTable>()
            .AddScoped<Reexamination>()
            .AddScoped<ConflictTasks>()
            .AddScoped<Plan>()
            .AddScoped<IWhenFactsChange, WhenFactsChanged>();

    public override IReadOnlyList<Setting> Settings => CareSettings.All;

    public override ChartWords Chart { get; } =
        new()
        {
            Cover = ["recheckDate", "nextSession"],
            Record =
            [
                "agreedItems",
                "begun",
                "laserResult",
                "injectionResult",
                "surgeryResult",
                "treatmentsResult",
                "newlyAgreed",
                "written",
                "products",
                "device",
                "recheckDate",
                "nextSession",
            ],
            RecordStages = [Stage.Treatment],
        };
}
