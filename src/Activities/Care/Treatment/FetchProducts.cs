using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The nurse fetches drugs and products against the slip and checks them with the client. R-TRE-2: name, batch, expiry; what is expired is
/// refused, and so is what known facts of the client speak against, unless a doctor has cleared it (R-SAFE-4). Where that is found only
/// now, it is kept for the doctor, and the nurse has the task again, with what was typed.
/// </summary>
[Activity(
    "CaseFlow.FetchProducts",
    Stage.Treatment,
    Name = "取药核对",
    EnglishName = "Fetch the products",
    Icon = "vaccine-bottle",
    Description = "凭单取药，与顾客核对品名、批号、效期。",
    EnglishDescription = "Name, batch and expiry checked with the client."
)]
[
    Outcome(Fetched, "已核对", "Fetched"),
    Outcome(Unavailable, "无法提供", "Unavailable", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 20)]
[TouchesClient]
public sealed class FetchProducts : HumanTask
{
    public const string Fetched = nameof(Fetched);
    public const string Unavailable = nameof(Unavailable);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>The clinic's time zone: a product expires at the end of its day there.</summary>
    [Input(Editor.Expression, Name = "时区", EnglishName = "Time zone")]
    public Input<string> TimeZone { get; init; } = new("Asia/Shanghai");

    /// <summary>What was fetched: product, batch, expiry, quantity.</summary>
    [Output(Name = "产品", EnglishName = "Products")]
    public Output<IReadOnlyList<FetchedProduct>> Products { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "products",
            Role: Roles.Nurse,
            PersonOfJourney: Roles.Nurse,
            Values: new Dictionary<string, object?> { ["items"] = string.Join("、", context.Get(Items).Select(item => item.Name)) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome != Fetched)
            return Complete(task.Outcome);
        var form = new FormValues(task.Values);
        var products = form.List<FetchedProduct>("products");
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(context.Now, TimeZoneInfo.FindSystemTimeZoneById(context.Get(TimeZone))).DateTime
        );
        StimulusRefusal[] refusals =
        [
            .. products
                .Index()
                .Where(row => row.Item.Expiry < today)
                .Select(row => new StimulusRefusal($"products[{row.Index}].expiry", "treatment.product-expired")),
            .. form.Flag("checkedWithClient")
                ? Array.Empty<StimulusRefusal>()
                : [new StimulusRefusal("checkedWithClient", "treatment.not-checked")],
        ];
        if (refusals.Length > 0)
            return Refuse(refusals);

        var things = products.Index().Select(row => new UsedThing(UsedThing.Product, row.Item.Product, $"products[{row.Index}].product"));
        return Ask(new UseAsked([.. things], context.Get(Items), task));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not UseAsked { Task: var task })
            return base.Answered(context, question, reply);
        if (ValueJson.To<IReadOnlyList<string>>(reply.Facts) is { Count: > 0 })
            return Again(context, task);
        context.Set(Products, new FormValues(task.Values).List<FetchedProduct>("products"));
        context.Emit(new JourneyStaffed(Roles.Nurse, task.Person));
        return Complete(Fetched);
    }
}

/// <summary>One product that was fetched and checked with the client (R-TRE-2): name, batch, expiry.</summary>
public sealed record FetchedProduct(string Product, string Batch, DateOnly Expiry, decimal? Quantity = null);
