using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// Automatic: which kind of treatment of the order comes next: laser before injections, surgery last; skin care and drugs need none.
/// It is asked again after each treatment until nothing is left.
/// </summary>
[Activity(
    "CaseFlow.NextTreatment",
    Stage.Treatment,
    Name = "下一项治疗",
    EnglishName = "Next treatment",
    Icon = "route",
    Description = "自动：按订单类别依次分流，商品与药品无需治疗。",
    EnglishDescription = "Automatic: one kind of treatment after the other."
)]
[
    Outcome(Injection, "注射", "Injection"),
    Outcome(Laser, "光电", "Laser"),
    Outcome(Surgery, "手术", "Surgery"),
    Outcome(None, "没有了", "Nothing left"),
    Outcome(NothingDone, "没有做任何项目", "Nothing was done", WhereDrawn = true)
]
public sealed class NextTreatment : Activity
{
    public const string Injection = nameof(Injection);
    public const string Laser = nameof(Laser);
    public const string Surgery = nameof(Surgery);
    public const string None = nameof(None);

    /// <summary>Nothing is left and nothing was performed today: no aftercare, no recheck (R-TRE-10).</summary>
    public const string NothingDone = nameof(NothingDone);

    private static readonly (string Category, string Outcome)[] Order =
    [
        (PlanItem.Laser, Laser),
        (PlanItem.Injection, Injection),
        (PlanItem.Surgery, Surgery),
    ];

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>The categories that were begun already.</summary>
    [Input(Editor.Expression, Name = "已开始", EnglishName = "Begun so far")]
    public Input<IReadOnlyList<string>> BegunSoFar { get; init; } = new([]);

    /// <summary>Something was performed today; true where the definition does not say.</summary>
    [Input(Editor.CheckBox, Name = "今日已做治疗", EnglishName = "Performed today")]
    public Input<bool> Performed { get; init; } = new(true);

    [Output(Name = "已开始", EnglishName = "Begun")]
    public Output<IReadOnlyList<string>> Begun { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        var begun = context.Get(BegunSoFar);
        var wanted = context.Get(Items).Select(item => CategoryNeeds.Of(item.Category).Treatment).ToHashSet();
        foreach (var (category, outcome) in Order)
        {
            if (!wanted.Contains(category) || begun.Contains(category))
                continue;
            context.Set(Begun, [.. begun, category]);
            return Complete(outcome);
        }

        return Complete(context.Get(Performed) ? None : NothingDone);
    }
}
