using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.House;

/// <summary>The clinic itself: branches, the people who work there and what is set for all.</summary>
public sealed class HouseRoom : Room
{
    public const string ReadSettings = "settings.read";
    public const string ChangeSettings = "settings.change";

    /// <summary>Decides as the second person what somebody else wants changed (R-SET-10).</summary>
    public const string ApproveSettings = "settings.approve";
    public const string ManageStaff = "staff.manage";
    public const string ManageBranches = "branches.manage";
    public const string ReadSetupHistory = "setup.history";
    public const string ReadHours = "hours.read";
    public const string ManageHours = "hours.manage";
    public const string ReadPlaces = "places.read";
    public const string ManagePlaces = "places.manage";
    public const string ReportDevices = "devices.report";
    public const string ReadShifts = "shifts.read";
    public const string ManageShifts = "shifts.manage";
    public const string TakeLeave = "leave.take";
    public const string DecideLeave = "leave.decide";

    /// <summary>Takes tables in and out as files; each of them asks for its own permission beside it.</summary>
    public const string UseTables = "tables.use";

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
        new(ApproveSettings, Roles.OperationsDirector, Roles.Admin),
        new(ManageStaff, Roles.Admin),
        new(ManageBranches, Roles.Admin),
        new(ReadSetupHistory, Roles.Auditor, Roles.Admin),
        new(ReadHours, Roles.All),
        new(ManageHours, Roles.Manager, Roles.Admin),
        new(ReadPlaces, Roles.All),
        new(ManagePlaces, Roles.Manager, Roles.Admin),
        new(ReportDevices, RoleGroups.Everyone),
        new(ReadShifts, Roles.All),
        new(ManageShifts, Roles.Manager, Roles.Admin),
        new(TakeLeave, Roles.All),
        new(DecideLeave, Roles.Manager, Roles.OperationsDirector, Roles.Admin),
        new(UseTables, Roles.Manager, Roles.Admin),
        new(ReadTexts, [.. RoleGroups.Everyone, Roles.ProcessManager, Roles.Auditor]),
        new(WriteTexts, Writers),
        new(ApproveTexts, Roles.MedicalDirector, Roles.Manager, Roles.Admin),
    ];

    public override IReadOnlyList<Setting> Settings =>
        [ClinicSettings.SecondPerson, ClinicSettings.GuardedChanges, PlaceBook.Grace, .. ShiftSettings.All];

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<ClinicSettings>()
            .AddScoped<SettingRequests>()
            .AddScoped<SetupHistory>()
            .AddScoped<StaffBook>()
            .AddScoped<UndoStaff>()
            .AddScoped<ImportDesk>()
            .AddScoped<ImportBook>()
            .AddScoped<LineReading>()
            .AddScoped<TableFiles>()
            .AddScoped<Mentions>()
            .AddScoped<ITable, StaffTable>()
            .AddScoped<ITable, HolidayTable>()
            .AddScoped<BranchBook>()
            .AddScoped<CalendarBook>()
            .AddScoped<PlaceBook>()
            .AddScoped<LeaveBook>()
            .AddScoped<StandIns>()
            .AddScoped<DeskCover>()
            .AddScoped<OnDuty>()
            .AddScoped<VisitNeeds>()
            .AddSingleton<ReadyBranches>()
            .AddScoped<TextBook>()
            .AddSingleton<SettingCatalog>()
            .AddSingleton<BranchZones>()
            .AddScoped<BranchClock>()
            .AddScoped<SessionCheck>()
            .AddSingleton<RecentPeople>()
            .AddSingleton<Passwords>();
}
