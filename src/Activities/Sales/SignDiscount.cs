using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Sales;

/// <summary>
/// R-PAY-3: a discount beyond the limit of the role below is signed one step up: manager, then operations director. The
/// definition says by whom.
/// </summary>
[Activity(
    "CaseFlow.SignDiscount",
    Stage.Payment,
    Name = "折扣签批",
    EnglishName = "Sign the discount",
    Icon = "rosette-discount-check",
    Description = "超出下级权限的折扣逐级签批。",
    EnglishDescription = "A discount beyond the limit, one step up."
)]
[ClientWaits]
public sealed class SignDiscount : SignTask;
