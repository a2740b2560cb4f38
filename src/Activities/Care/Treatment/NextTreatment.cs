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
    Outcome(None, "没有了", "Nothing left")
]
public sealed class NextTreatment : Activity
{
    public const string Injection = nameof(Injection);
    public const string Laser = nameof(Laser);
    public const string Surgery = nameof(Surgery);
    public const string None = nameof(None);

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

    [Output(Name = "已开始", EnglishName = "Begun")]
    public Output<IReadOnlyList<string>> Begun { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        var begun = context.Get(BegunSoFar);
        var wanted = context.Get(Items).Select(item => item.Category).ToHashSet();
        foreach (var (category, outcome) in Order)
        {
            if (!wanted.Contains(category) || begun.Contains(category))
                continue;
            context.Set(Begun, [.. begun, category]);
            return Complete(outcome);
        }

        return Complete(None);
    }
}
