using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Ledger;

/// <summary>What was paid, paid back and receipted for orders.</summary>
public sealed class LedgerRoom : Room
{
    /// <summary>Sees what clients have paid for and not had yet.</summary>
    public const string ReadBalances = "balances.read";

    /// <summary>Says what is to become of it, until when, and who sees to it.</summary>
    public const string DecideBalances = "balances.decide";

    /// <summary>Says that something was performed for which no procedure has a record.</summary>
    public const string WriteOff = "balances.write-off";

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(
            ReadBalances,
            Roles.FrontDesk,
            Roles.Assistant,
            Roles.Consultant,
            Roles.Nurse,
            Roles.Cashier,
            Roles.CustomerService,
            Roles.Manager,
            Roles.OperationsDirector,
            Roles.Finance,
            Roles.Auditor,
            Roles.Admin
        ),
        new(DecideBalances, Roles.Consultant, Roles.Manager, Roles.OperationsDirector, Roles.Admin),
        new(WriteOff, Roles.Nurse, Roles.Manager),
    ];

    public override IReadOnlyList<Setting> Settings => LedgerSettings.All;

    public override ChartWords Chart { get; } =
        new()
        {
            Cover =
            [
                "tenders",
                "change",
                "amount",
                "paidBy",
                "paidBack",
                "reference",
                "refundResult",
                "overLimit",
                "failures",
                "balance",
                "hasBalance",
                "refundable",
            ],
        };

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<BalanceBook>()
            .AddScoped<BalanceViews>()
            .AddScoped<BalanceOwners>()
            .AddScoped<BalanceDeciding>()
            .AddScoped<IClientBalances, ClientBalances>()
            .AddSingleton<IFieldType, TendersField>()
            .AddSingleton<IOptionSource, TenderKinds>();
}
