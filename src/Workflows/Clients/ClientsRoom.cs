using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Clients.Tables;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Clients;

/// <summary>Who comes to the clinic, and what is known of them.</summary>
public sealed class ClientsRoom : Room
{
    public const string Read = "clients.read";
    public const string Write = "clients.write";
    public const string Call = "clients.call";

    /// <summary>What was changed in a client's file, by whom, with old and new values.</summary>
    public const string History = "clients.history";

    /// <summary>Confirms that two files are one person's. Who may write may ask for it.</summary>
    public const string Merge = "clients.merge";

    /// <summary>Takes all clients of a branch in and out as a file; numbers only as they are shown to whoever does.</summary>
    public const string Tables = "clients.tables";

    /// <summary>Reads all medical facts, and writes what the client says of them.</summary>
    public const string Facts = "clients.facts";

    /// <summary>Writes down a fact that was told at a distance; it stays unconfirmed.</summary>
    public const string TellFacts = "clients.facts.tell";

    /// <summary>Says that a fact never was so: doctors alone (R-SAFE-1).</summary>
    public const string RefuteFacts = "clients.facts.refute";

    private static readonly string[] AtTheClient =
    [
        Roles.FrontDesk,
        Roles.Assistant,
        Roles.Consultant,
        Roles.Doctor,
        Roles.Nurse,
        Roles.MedicalDirector,
    ];

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
        new(History, [.. Callers, Roles.Assistant, Roles.Archivist, Roles.Admin, Roles.Auditor]),
        new(Merge, Roles.Manager, Roles.Admin),
        new(Tables, Roles.Manager, Roles.Admin),
        new(Facts, AtTheClient),
        new(TellFacts, [.. AtTheClient, Roles.Booking, Roles.CustomerService]),
        new(RefuteFacts, Roles.Doctor, Roles.MedicalDirector),
    ];

    /// <summary>What stands in the client's file anyway, whoever wrote it down on a visit.</summary>
    public override ChartWords Chart { get; } =
        new()
        {
            Cover = ["name", "mobile", "gender", "birthday", "sourceChannel", "referrer", "dataUseConsent", "hasAppointment", "firstVisit"],
            History = ["identityChecked"],
        };

    public override IReadOnlyList<HistoryType> HistoryTypes => ClientHistory.Types;

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<ClientHeads>()
            .AddScoped<IClientContacts, ClientContacts>()
            .AddScoped<ClientDetails>()
            .AddScoped<ClientRecord>()
            .AddScoped<FactBook>()
            .AddScoped<FactViews>()
            .AddScoped<FactWriting>()
            .AddScoped<NewFile>()
            .AddSingleton<IFieldType, MedicalFactsField>()
            .AddScoped<FieldMerge>()
            .AddScoped<ClientChange>()
            .AddScoped<UpdateClient.ToldJourneys>()
            .AddScoped<KnownClients>()
            .AddScoped<UndoClient>()
            .AddScoped<ITable, ClientTable>()
            .AddScoped<MergeViews>()
            .AddScoped<MergeStep>();
}
