using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Puts out a line of text, for whoever tries a definition.</summary>
[Activity("Elsa.WriteLine", Category = "03 数据", Name = "输出文字", EnglishName = "Write line")]
public sealed class WriteLine : Activity
{
    [Input(Editor.MultiLine, Name = "文字", EnglishName = "Text")]
    public Input<string> Text { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context)
    {
        context.Emit(new LineWritten(context.Get(Text) ?? ""));
        return Complete();
    }
}

/// <summary>Emitted by <see cref="WriteLine"/>.</summary>
public sealed record LineWritten(string Text);
