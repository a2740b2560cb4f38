using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Common;

/// <summary>
/// Any other work for a person: which role, which form and which ways out, the definition says. For managers who need a step
/// that has no activity of its own yet.
/// </summary>
/// <remarks>
/// Belongs to whatever stage the journey is in. Its ports are the names in <see cref="Outcomes"/>. A restart changes nothing: the wait is a
/// bookmark.
/// </remarks>
[Activity(
    "CaseFlow.StaffTask",
    Name = "通用待办",
    EnglishName = "Staff task",
    Icon = "clipboard-check",
    Category = "01 通用",
    Description = "交给某个角色的一项工作，表单与出口自定。",
    EnglishDescription = "Work for a role, with a form and outcomes of your own."
)]
[UsualTime(minutes: 1440)]
public sealed class StaffTask : HumanTask
{
    /// <summary>What has to be done, in words; shown above the form.</summary>
    [Input(Editor.MultiLine, Name = "说明", EnglishName = "Instruction")]
    public Input<string> Instruction { get; init; } = new("");

    /// <summary>The ways to leave; the first is the usual one.</summary>
    [Input(Editor.Outcomes, Name = "出口", EnglishName = "Outcomes")]
    public Input<IReadOnlyList<string>> Outcomes { get; init; } = new(["Done"]);

    public override bool HasUsualDueTime => false;

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "note",
            Role: Roles.FrontDesk,
            Values: new Dictionary<string, object?> { ["instruction"] = context.Get(Instruction) },
            Outcomes: context.Get(Outcomes)
        );
}
