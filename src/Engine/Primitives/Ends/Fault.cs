using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Ends;

/// <summary>Fails on purpose: an incident with the given text.</summary>
[Activity("Elsa.Fault", Category = "01 开始与结束", Name = "故障", EnglishName = "Fault")]
public sealed class Fault : Activity
{
    [Input(Name = "代码", EnglishName = "Code")]
    public Input<string> Code { get; init; } = new("0");

    [Input(Name = "类别", EnglishName = "Category")]
    public Input<string> Category { get; init; } = new("General");

    [Input(Name = "类型", EnglishName = "Type")]
    public Input<string> FaultType { get; init; } = new("System");

    [Input(Editor.MultiLine, Name = "说明", EnglishName = "Message")]
    public Input<string> Message { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context)
    {
        var message = context.Get(Message);
        return Fail(
            message.Length > 0 ? message : $"The definition says so ({context.Get(Category)}, {context.Get(FaultType)}).",
            $"fault.{context.Get(Code)}"
        );
    }
}
