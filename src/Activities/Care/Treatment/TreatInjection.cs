using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>The doctor injects: areas, product with batch and expiry, dose (procedure P6, form F13).</summary>
[Activity(
    "CaseFlow.TreatInjection",
    Stage.Treatment,
    Name = "注射治疗",
    EnglishName = "Injection",
    Icon = "vaccine",
    Description = "医生注射并记录部位、产品、批号、剂量（F13）。",
    EnglishDescription = "Areas, product, batch and dose (F13)."
)]
[ClientWaits]
public sealed class TreatInjection : TreatTask
{
    [Input(Editor.Expression, Name = "产品", EnglishName = "Products")]
    public Input<IReadOnlyList<FetchedProduct>> Products { get; init; } = new([]);

    protected override string UsualForm => "treatment-record";

    protected override IEnumerable<KeyValuePair<string, object?>> Prepared(ActivityContext context) =>
        [
            new(
                "fetchedProducts",
                string.Join(
                    "\n",
                    context.Get(Products).Select(product => $"{product.Product}  {product.Batch}  {product.Expiry:yyyy-MM-dd}")
                )
            ),
        ];
}
