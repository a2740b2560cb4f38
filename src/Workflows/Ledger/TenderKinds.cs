using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>R-PAY-5: what the clinic takes as payment, in the order in which its setting names it.</summary>
internal sealed class TenderKinds : IOptionSource
{
    public const string Source = "tenders:kinds";

    private const string Kinds = "kinds";

    private static readonly Dictionary<string, LocalText> Labels = new()
    {
        ["cash"] = new("现金", "Cash"),
        ["card"] = new("银行卡", "Bank card"),
        ["alipay"] = new("支付宝", "Alipay"),
        ["wechat"] = new("微信支付", "WeChat Pay"),
        ["instalment"] = new("分期", "Instalment plan"),
        ["stored-value"] = new("储值卡", "Stored-value card"),
        ["points"] = new("积分", "Points"),
    };

    public string Name => "tenders";

    public string Choices => Kinds;

    public bool Has(string of) => of == Kinds;

    public async Task<IReadOnlyList<FieldOption>> ReadAsync(
        string of,
        BranchId branch,
        BranchId home,
        CaseFlowDb db,
        CancellationToken cancel
    ) =>
        [
            .. SomeOf
                .Read(await ClinicSettings.ReadAsync(db, LedgerSettings.TenderKinds, cancel))
                .Select(kind => new FieldOption(kind, Labels[kind])),
        ];
}
