using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Sets the instance's correlation id, by which events find it.</summary>
[Activity("Elsa.Correlate", Category = "03 数据", Name = "关联", EnglishName = "Correlate")]
public sealed class Correlate : Activity
{
    [Input(Name = "关联号", EnglishName = "Correlation id")]
    public Input<string> CorrelationId { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context)
    {
        context.CorrelationId = context.Get(CorrelationId);
        return Complete();
    }
}
