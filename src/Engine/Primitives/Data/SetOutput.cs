using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Gives an output of the workflow that it stands in its value, declared or not.</summary>
[Activity(
    "Elsa.SetOutput",
    Category = "03 数据",
    Name = "设置输出",
    EnglishName = "Set output",
    Description = "填写流程的输出。",
    EnglishDescription = "Sets an output of the procedure."
)]
public sealed class SetOutput : Activity
{
    [Input(Name = "输出名", EnglishName = "Output name")]
    public Input<string> OutputName { get; init; } = new("");

    [Input(Editor.Expression, Name = "值", EnglishName = "Value")]
    public Input<object?> OutputValue { get; init; } = new(null);

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(OutputName) is not { Length: > 0 } name)
            return Fail("It does not say which output.", "output.no-name");
        context.SetWorkflowOutput(name, context.Get(OutputValue));
        return Complete();
    }
}
