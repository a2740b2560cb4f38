using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The treatment itself with its record (form F13). Whoever treats may stop: what was done stays recorded with the reason.
/// </summary>
[
    Outcome(Treated, "治疗完成", "Treated"),
    Outcome(Aborted, "中止", "Aborted", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)
]
[UsualTime(minutes: 60)]
public abstract class TreatTask : HumanTask
{
    public const string Treated = nameof(Treated);
    public const string Aborted = nameof(Aborted);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>The record as it was written; nothing when the client left before.</summary>
    [Output(Name = "治疗记录", EnglishName = "Record")]
    public Output<IReadOnlyDictionary<string, object?>> Record { get; init; } = new();

    private const string PerformedField = "performed";

    /// <summary>The unit of what is done once a visit.</summary>
    private const string Session = "次";

    protected abstract string UsualForm { get; }

    /// <summary>What the record starts with besides the items.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> Prepared(ActivityContext context) => [];

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: UsualForm,
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?>(Prepared(context))
            {
                ["items"] = string.Join("、", context.Get(Items).Select(Title)),
                [PerformedField] = context.Get(Items).Any(item => item.Quantity > 1) ? ToPerform(context) : null,
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        if (task.Outcome == Treated && form.Time("endedAt") < form.Time("startedAt"))
            return Refuse(new StimulusRefusal("endedAt", "treatment.ends-before-start"));

        if (task.Outcome != Abandoned)
            context.Set(Record, task.Values);
        if (task.Outcome == Treated)
        {
            if (UnknownItem(context, form) is { } unknown)
                return Refuse(unknown);
            context.Emit(new JourneyStaffed(Roles.Doctor, task.Person));
            context.Emit(new ItemsPerformed(Performed(context, form)));
        }
        return Complete(task.Outcome);
    }

    /// <summary>Of what was bought several times the record says how much was done: of sessions usually one, of pieces all.</summary>
    private List<object> ToPerform(ActivityContext context) =>
        [
            .. context
                .Get(Items)
                .Select(item => new Dictionary<string, object?>
                {
                    ["item"] = Title(item),
                    ["quantity"] = item.Unit == Session ? Math.Min(1, item.Quantity) : item.Quantity,
                }),
        ];

    /// <summary>Everything, unless the record says otherwise.</summary>
    private List<PerformedItem> Performed(ActivityContext context, FormValues form)
    {
        var items = context.Get(Items);
        if (form[PerformedField] is null)
            return [.. items.Select(item => new PerformedItem(item.ItemId, item.Area, item.Quantity))];
        var rows = form.List<PerformedRow>(PerformedField);
        return
        [
            .. items
                .Select(item => new PerformedItem(
                    item.ItemId,
                    item.Area,
                    rows.Where(row => row.Item == Title(item)).Sum(row => row.Quantity)
                ))
                .Where(item => item.Quantity > 0),
        ];
    }

    private StimulusRefusal? UnknownItem(ActivityContext context, FormValues form)
    {
        var titles = context.Get(Items).Select(Title).ToHashSet();
        var at = form.List<PerformedRow>(PerformedField).ToList().FindIndex(row => !titles.Contains(row.Item));
        return at < 0 ? null : new StimulusRefusal($"{PerformedField}[{at}].item", "treatment.not-among-items");
    }

    private static string Title(PlanItem item) => item.Area is { Length: > 0 } area ? $"{item.Name}（{area}）" : item.Name;

    private sealed record PerformedRow(string Item, decimal Quantity);
}
