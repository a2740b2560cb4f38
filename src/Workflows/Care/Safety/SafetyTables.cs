using CaseFlow.Workflows.Care.Safety.Table;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>The tables of medical conflicts.</summary>
public static class SafetyTables
{
    public static DbSet<MedicalConflict> MedicalConflicts(this CaseFlowDb db) => db.Set<MedicalConflict>();

    public static DbSet<PlannedThing> PlannedThings(this CaseFlowDb db) => db.Set<PlannedThing>();

    public static DbSet<SafetyRule> SafetyRules(this CaseFlowDb db) => db.Set<SafetyRule>();

    public static DbSet<SafetyContent> SafetyContents(this CaseFlowDb db) => db.Set<SafetyContent>();

    public static DbSet<SafetyRequest> SafetyRequests(this CaseFlowDb db) => db.Set<SafetyRequest>();
}
