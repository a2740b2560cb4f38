using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Shifts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House;

/// <summary>The tables of this room.</summary>
public static class HouseTables
{
    public static DbSet<Branch> Branches(this CaseFlowDb db) => db.Set<Branch>();

    public static DbSet<Person> People(this CaseFlowDb db) => db.Set<Person>();

    public static DbSet<BranchHours> BranchHours(this CaseFlowDb db) => db.Set<BranchHours>();

    public static DbSet<CalendarYear> CalendarYears(this CaseFlowDb db) => db.Set<CalendarYear>();

    public static DbSet<BranchRoom> Rooms(this CaseFlowDb db) => db.Set<BranchRoom>();

    public static DbSet<Device> Devices(this CaseFlowDb db) => db.Set<Device>();

    public static DbSet<Leave> Leaves(this CaseFlowDb db) => db.Set<Leave>();

    public static DbSet<ShiftWeek> ShiftWeeks(this CaseFlowDb db) => db.Set<ShiftWeek>();

    public static DbSet<Counter> Counters(this CaseFlowDb db) => db.Set<Counter>();

    public static DbSet<SettingChange> SettingChanges(this CaseFlowDb db) => db.Set<SettingChange>();

    public static DbSet<SettingRequest> SettingRequests(this CaseFlowDb db) => db.Set<SettingRequest>();

    public static DbSet<SetupChange> SetupChanges(this CaseFlowDb db) => db.Set<SetupChange>();
}
