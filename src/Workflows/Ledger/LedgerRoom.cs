using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Ledger;

/// <summary>What was paid, paid back and receipted for orders.</summary>
public sealed class LedgerRoom : Room
{
    public override IReadOnlyList<Setting> Settings => LedgerSettings.All;

    public override ChartWords Chart { get; } =
        new() { Cover = ["tenders", "change", "amount", "paidBy", "paidBack", "reference", "refundResult", "overLimit", "failures"] };

    public override void AddServices(IServiceCollection services) =>
        services.AddSingleton<IFieldType, TendersField>().AddSingleton<IOptionSource, TenderKinds>();
}
