using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>The nurse gets the machine ready and sets its parameters (procedure P6, laser).</summary>
[Activity(
    "CaseFlow.PrepareDevice",
    Stage.Treatment,
    Name = "设备准备",
    EnglishName = "Prepare the device",
    Icon = "device-desktop-cog",
    Description = "设备自检，设定并核对参数。",
    EnglishDescription = "Self-test, parameters set and checked."
)]
[
    Outcome(Ready, "就绪", "Ready"),
    Outcome(OutOfOrder, "设备故障", "Out of order", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 20)]
[TouchesClient]
public sealed class PrepareDevice : HumanTask
{
    public const string Ready = nameof(Ready);
    public const string OutOfOrder = nameof(OutOfOrder);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Output(Name = "设备", EnglishName = "Device")]
    public Output<string> Device { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "device",
            Role: Roles.Nurse,
            PersonOfJourney: Roles.Nurse,
            Values: new Dictionary<string, object?> { ["items"] = string.Join("、", context.Get(Items).Select(item => item.Name)) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Ready)
        {
            context.Set(Device, new FormValues(task.Values).Text("device"));
            context.Emit(new JourneyStaffed(Roles.Nurse, task.Person));
        }

        return Complete(task.Outcome);
    }
}
