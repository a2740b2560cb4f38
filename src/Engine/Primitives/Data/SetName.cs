using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Names the instance, for people.</summary>
[Activity("Elsa.SetName", Category = "03 数据", Name = "命名", EnglishName = "Set name")]
public sealed class SetName : Activity
{
    [Input(Name = "名称", EnglishName = "Name")]
    public Input<string> Value { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context)
    {
        context.InstanceName = context.Get(Value);
        return Complete();
    }
}
