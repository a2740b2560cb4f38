using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The treatment itself with its record (form F13). Whoever treats may stop: what was done stays recorded with the reason.
/// </summary>
/// <remarks>
/// The record says how much was done (R-BAL-1): one session and all pieces of each item, unless it says otherwise; where it was stopped
/// nothing, unless the doctor says what counts (R-TRE-10). The rest stays the client's.
/// </remarks>
[
    Outcome(Treated, "治疗完成", "Treated"),
    Outcome(Aborted, "中止", "Aborted", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 60)]
[TouchesClient]
public abstract class TreatTask : HumanTask
{
    public const string Treated = nameof(Treated);
    public const string Aborted = nameof(Aborted);

    private const string Done = "performed";
    private const string CountsWhenStopped = "countsWhenStopped";

    /// <summary>The unit of what is done once a visit.</summary>
    private const string Session = "次";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>The record as it was written; nothing when the client left before.</summary>
    [Output(Name = "治疗记录", EnglishName = "Record")]
    public Output<IReadOnlyDictionary<string, object?>> Record { get; init; } = new();

    protected abstract string UsualForm { get; }

    /// <summary>What the record starts with besides the items.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> Prepared(ActivityContext context) => [];

    protected override TaskRequest Request(ActivityContext context)
    {
        var several = context.Get(Items).Any(item => item.Quantity > 1);
        return new TaskRequest(
            Form: UsualForm,
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?>(Prepared(context))
            {
                ["items"] = PlanItem.Shown(context.Get(Items)),
                ["several"] = several,
                [Done] = several ? Rows(context, Usual) : null,
                [CountsWhenStopped] = Rows(context, _ => 0),
            }
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        if (task.Outcome == Treated && form.Time("endedAt") < form.Time("startedAt"))
            return Refuse(new StimulusRefusal("endedAt", "treatment.ends-before-start"));
        var field = task.Outcome == Treated ? Done : CountsWhenStopped;
        if (task.Outcome != Abandoned && Wrong(context, form, field) is { } wrong)
            return Refuse(wrong);

        if (task.Outcome != Abandoned)
        {
            context.Set(Record, task.Values);
            if (Performed(context, form, field) is { Count: > 0 } performed)
                context.Emit(new ItemsPerformed(performed, task.Person));
        }
        if (task.Outcome == Treated)
            context.Emit(new JourneyStaffed(Roles.Doctor, task.Person));
        return Complete(task.Outcome);
    }

    /// <summary>Of sessions one is done a visit, of pieces all.</summary>
    private static decimal Usual(PlanItem item) => item.Unit == Session ? Math.Min(1, item.Quantity) : item.Quantity;

    private List<object> Rows(ActivityContext context, Func<PlanItem, decimal> quantity) =>
        [
            .. context
                .Get(Items)
                .GroupBy(PlanItem.Title)
                .Select(same => new Dictionary<string, object?> { ["item"] = same.Key, ["quantity"] = same.Sum(quantity) }),
        ];

    private List<PerformedItem> Performed(ActivityContext context, FormValues form, string field)
    {
        var rows = field == Done && form[field] is null ? null : form.List<Row>(field);
        return
        [
            .. context
                .Get(Items)
                .GroupBy(PlanItem.Title)
                .Select(same => new PerformedItem(
                    same.First().ItemId,
                    same.First().Area,
                    rows is null ? same.Sum(Usual) : rows.Where(row => row.Item == same.Key).Sum(row => row.Quantity)
                ))
                .Where(item => item.Quantity > 0),
        ];
    }

    /// <summary>A row that is about nothing that was to be done, or about more of it.</summary>
    private StimulusRefusal? Wrong(ActivityContext context, FormValues form, string field)
    {
        var planned = context.Get(Items).GroupBy(PlanItem.Title).ToDictionary(same => same.Key, same => same.Sum(item => item.Quantity));
        foreach (var (index, row) in form.List<Row>(field).Index())
        {
            if (!planned.TryGetValue(row.Item, out var left))
                return new StimulusRefusal($"{field}[{index}].item", "treatment.not-among-items");
            if (row.Quantity > left)
                return new StimulusRefusal($"{field}[{index}].quantity", "treatment.more-than-planned", left);
            planned[row.Item] = left - row.Quantity;
        }
        return null;
    }

    private sealed record Row(string Item, decimal Quantity);
}
