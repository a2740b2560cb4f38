using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Charts;

/// <summary>Who sees what of a chart, and the register of who opened one (R-CHART-2).</summary>
public sealed class ChartsRoom : Room
{
    /// <summary>Everything, in journeys whose staff the person is in such a role.</summary>
    public const string Own = "charts.own";

    /// <summary>Money and dates.</summary>
    public const string Cover = "charts.cover";

    /// <summary>The treatment record, while there is an open task of the journey for the person.</summary>
    public const string Record = "charts.record";

    /// <summary>Everything, for a while, after saying why.</summary>
    public const string Reason = "charts.reason";

    public const string ReadRegister = "charts.register";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Own, Roles.Consultant, Roles.Assistant, Roles.Doctor, Roles.Nurse),
        new(
            Cover,
            Roles.Booking,
            Roles.Consultant,
            Roles.Cashier,
            Roles.Manager,
            Roles.Finance,
            Roles.OperationsDirector,
            Roles.ProcessManager,
            Roles.Auditor,
            Roles.Admin
        ),
        new(Record, Roles.CustomerService),
        new(Reason, Roles.Doctor, Roles.Nurse, Roles.Archivist, Roles.MedicalDirector, Roles.OperationsDirector, Roles.Auditor),
        new(ReadRegister, Roles.Archivist, Roles.Auditor),
    ];

    /// <summary>How long a stated reason holds, for that person and that journey.</summary>
    public static readonly Setting ReasonHours = new(
        "charts.reason-hours",
        "说明调阅病历的理由后，多少小时内可再次打开",
        "How long a stated reason opens a chart again",
        "h",
        "8",
        new NumbersFrom(1, 72)
    );

    public override IReadOnlyList<Setting> Settings => [ReasonHours];

    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<ChartSights>().AddScoped<ChartContent>().AddScoped<StatedReasons>().AddSingleton<OpeningRegister>();
}
