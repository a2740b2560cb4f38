using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.House.People;

/// <summary>What a person may do, by name; every endpoint names one. Roles grant them.</summary>
public static class Permissions
{
    public const string JourneysRead = "journeys.read";
    public const string JourneysStart = "journeys.start";
    public const string JourneysCancel = "journeys.cancel";
    public const string JourneysOperate = "journeys.operate";
    public const string HistoryRead = "history.read";
    public const string HistoryExport = "history.export";
    public const string TasksRead = "tasks.read";
    public const string TasksWork = "tasks.work";
    public const string TasksAssign = "tasks.assign";
    public const string ClientsRead = "clients.read";
    public const string ClientsWrite = "clients.write";
    public const string ClientsCall = "clients.call";
    public const string PricesRead = "prices.read";
    public const string FilesWrite = "files.write";
    public const string FilesRead = "files.read";
    public const string OrdersRead = "orders.read";
    public const string EventsRaise = "events.raise";
    public const string DefinitionsRead = "definitions.read";
    public const string DefinitionsEdit = "definitions.edit";
    public const string DefinitionsPublish = "definitions.publish";
    public const string SettingsRead = "settings.read";
    public const string SettingsChange = "settings.change";
    public const string StaffManage = "staff.manage";

    private static readonly string[] Everyone = [TasksRead, TasksWork, JourneysRead, ClientsRead, PricesRead, FilesWrite, FilesRead];
    private static readonly string[] Lead = [TasksAssign, JourneysCancel, HistoryRead];

    private static readonly Dictionary<string, string[]> ByRole = new()
    {
        [Roles.FrontDesk] = [.. Everyone, JourneysStart, JourneysCancel, ClientsWrite, ClientsCall, EventsRaise, HistoryRead],
        [Roles.Booking] = [.. Everyone, JourneysStart, ClientsWrite, ClientsCall, EventsRaise],
        [Roles.Assistant] = [.. Everyone, ClientsWrite, HistoryRead],
        [Roles.Consultant] = [.. Everyone, ClientsWrite, ClientsCall, OrdersRead, HistoryRead],
        [Roles.Doctor] = [.. Everyone, HistoryRead],
        [Roles.Cashier] = [.. Everyone, OrdersRead],
        [Roles.Manager] = [.. Everyone, .. Lead, OrdersRead, ClientsWrite, ClientsCall, DefinitionsRead, SettingsRead],
        [Roles.Finance] = [.. Everyone, OrdersRead, HistoryRead],
        [Roles.Nurse] = [.. Everyone, HistoryRead],
        [Roles.CustomerService] = [.. Everyone, ClientsCall, HistoryRead],
        [Roles.CsSupervisor] = [.. Everyone, .. Lead, ClientsCall],
        [Roles.MedicalDirector] = [.. Everyone, .. Lead, ClientsCall],
        [Roles.OperationsDirector] = [.. Everyone, .. Lead, OrdersRead, DefinitionsRead, SettingsRead],
        [Roles.Archivist] = [.. Everyone, HistoryRead],
        [Roles.ProcessManager] =
        [
            JourneysRead,
            HistoryRead,
            TasksRead,
            PricesRead,
            JourneysOperate,
            DefinitionsRead,
            DefinitionsEdit,
            DefinitionsPublish,
            SettingsRead,
        ],
        [Roles.Auditor] =
        [
            JourneysRead,
            HistoryRead,
            HistoryExport,
            TasksRead,
            ClientsRead,
            PricesRead,
            FilesRead,
            OrdersRead,
            DefinitionsRead,
            SettingsRead,
        ],
        [Roles.Admin] =
        [
            .. Everyone,
            .. Lead,
            JourneysStart,
            JourneysOperate,
            HistoryExport,
            ClientsWrite,
            EventsRaise,
            OrdersRead,
            DefinitionsRead,
            DefinitionsEdit,
            DefinitionsPublish,
            SettingsRead,
            SettingsChange,
            StaffManage,
        ],
    };

    /// <summary>Who tries a procedure does everybody's part.</summary>
    public static IReadOnlyList<string> RolesInTrials { get; } = [.. Roles.All.Except([Roles.Admin, Roles.ProcessManager, Roles.Auditor])];

    public static IReadOnlySet<string> All => Of(Roles.All);

    public static IReadOnlySet<string> Of(IEnumerable<string> roles) =>
        roles.SelectMany(role => ByRole.GetValueOrDefault(role, [])).ToHashSet(StringComparer.Ordinal);
}
