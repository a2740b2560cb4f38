using CaseFlow.Activities.Care.Safety;
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
                ["items"] = string.Join(
                    "、",
                    context.Get(Items).Select(item => item.Area is { Length: > 0 } area ? $"{item.Name}（{area}）" : item.Name)
                ),
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
            context.Emit(new JourneyStaffed(Roles.Doctor, task.Person));
            context.Emit(new ItemsPerformed([.. context.Get(Items).Select(item => item.ItemId)]));
        }

        return Complete(task.Outcome);
    }
}
