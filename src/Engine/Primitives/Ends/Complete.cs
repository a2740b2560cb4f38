using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Primitives.Ends;

/// <summary>
/// Ends the workflow that it stands in, by the outcomes that it names: the nearest one used as an activity, else the instance. Whoever
/// started that leaves by them too.
/// </summary>
[Activity(
    "Elsa.Complete",
    Category = "01 开始与结束",
    Name = "完成",
    EnglishName = "Complete",
    Description = "结束流程，并说明结果（出口）。",
    EnglishDescription = "Ends the procedure and says by which way out.",
    Terminal = true
)]
public sealed class Complete : Activity
{
    /// <summary>One name, a list of names, or a list as JSON text; nothing means "Done".</summary>
    [Input(Editor.SingleLine, Name = "出口", EnglishName = "Outcomes")]
    public Input<object?> Outcomes { get; init; } = new(null);

    public override ActivityResult Execute(ActivityContext context) =>
        new ActivityResult.WorkflowCompleted([
            .. Lists.From(context.Get(Outcomes), splitText: false).Select(ValueConversion.ToText).Where(outcome => outcome.Length > 0),
        ]);
}
