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

    /// <summary>Says when it is done, or who sees to it.</summary>
    public const string DecideBalances = "balances.decide";

    /// <summary>Writes down that goods were handed over, or what was done and is in no record.</summary>
    public const string HandOver = "balances.hand-over";

    private static readonly string[] Deciders = [Roles.Consultant, Roles.Manager, Roles.OperationsDirector, Roles.Admin];

    private static readonly string[] Handing = [Roles.Nurse, Roles.Cashier, Roles.Manager];

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(ReadBalances, [.. Deciders, Roles.FrontDesk, Roles.Assistant, Roles.Nurse, Roles.Cashier, Roles.Finance, Roles.Auditor]),
        new(DecideBalances, Deciders),
        new(HandOver, Handing),
    ];

    public override IReadOnlyList<Setting> Settings => LedgerSettings.All;

    public override ChartWords Chart { get; } =
        new() { Cover = ["tenders", "change", "amount", "paidBy", "paidBack", "reference", "refundResult", "overLimit", "failures"] };

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
