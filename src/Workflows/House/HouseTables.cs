using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House;

/// <summary>The tables of this room.</summary>
public static class HouseTables
{
    public static DbSet<Branch> Branches(this CaseFlowDb db) => db.Set<Branch>();

    public static DbSet<Person> People(this CaseFlowDb db) => db.Set<Person>();

    public static DbSet<Counter> Counters(this CaseFlowDb db) => db.Set<Counter>();

    public static DbSet<SettingChange> SettingChanges(this CaseFlowDb db) => db.Set<SettingChange>();

    public static DbSet<SetupChange> SetupChanges(this CaseFlowDb db) => db.Set<SetupChange>();
}
