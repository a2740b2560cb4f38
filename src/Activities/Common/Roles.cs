namespace CaseFlow.Activities.Common;

/// <summary>Who works in a clinic. Tasks are offered to these.</summary>
public static class Roles
{
    public const string FrontDesk = "front-desk";
    public const string Booking = "booking";
    public const string Assistant = "assistant";
    public const string Consultant = "consultant";
    public const string Doctor = "doctor";
    public const string Cashier = "cashier";
    public const string Manager = "manager";
    public const string Finance = "finance";
    public const string Nurse = "nurse";
    public const string CustomerService = "customer-service";
    public const string CsSupervisor = "cs-supervisor";
    public const string MedicalDirector = "medical-director";
    public const string OperationsDirector = "operations-director";
    public const string Archivist = "archivist";
    public const string ProcessManager = "process-manager";
    public const string Auditor = "auditor";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All =
    [
        FrontDesk,
        Booking,
        Assistant,
        Consultant,
        Doctor,
        Cashier,
        Manager,
        Finance,
        Nurse,
        CustomerService,
        CsSupervisor,
        MedicalDirector,
        OperationsDirector,
        Archivist,
        ProcessManager,
        Auditor,
        Admin,
    ];

    /// <summary>Who is told when a task of this role is overdue (R-ESC-4).</summary>
    public static string LeadOf(string role) =>
        role switch
        {
            CustomerService or FrontDesk or Booking => CsSupervisor,
            Doctor or Nurse => MedicalDirector,
            Manager or Finance or CsSupervisor or MedicalDirector => OperationsDirector,
            _ => Manager,
        };
}
