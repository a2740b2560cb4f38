using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Primitives.AnyTime;

namespace CaseFlow.Activities.Common;

/// <summary>
/// An event of a procedure that may come at any step (随时): the client leaves, complains, wants something else. Drawn once; whoever works
/// with the client raises it from a page of the journey.
/// </summary>
[Activity(
    "CaseFlow.AnyTime",
    Name = "随时事件",
    EnglishName = "At any time",
    Icon = "bolt",
    Category = "01 通用",
    Description = "任何一步都可能发生的事，只画一次；由有权的员工在页面上发起，可打断当前工作。",
    EnglishDescription = "May happen at any step, drawn once; raised by those it names, interrupting or not."
)]
public sealed class AnyTime : AnyTimeEvent
{
    /// <summary>Who may raise it, in the journey's branch. Nobody named: only other programs.</summary>
    [Input(Editors.Roles, Name = "谁可以发起", EnglishName = "Raised by")]
    public Input<IReadOnlyList<string>> RaisedBy { get; init; } = new([]);

    /// <summary>What is asked when it is raised; empty: only whether it is meant.</summary>
    [Input(Editors.Form, Name = "发起时填写的表单", EnglishName = "Form")]
    public Input<string> Form { get; init; } = new("");

    /// <summary>What follows from it, in a sentence, for whoever is about to raise it.</summary>
    [Input(Editor.MultiLine, Name = "发起前的说明", EnglishName = "What it means")]
    public Input<string> Means { get; init; } = new("");

    /// <summary>As <see cref="Means"/>, in English.</summary>
    [Input(Editor.MultiLine, Name = "发起前的说明（英文）", EnglishName = "What it means, in English")]
    public Input<string> EnglishMeans { get; init; } = new("");

    public IReadOnlyList<string> DrawnRoles => Drawn(RaisedBy, []);

    public string DrawnForm => Drawn(Form, "");

    public string DrawnMeans => Drawn(Means, "");

    public string DrawnEnglishMeans => Drawn(EnglishMeans, "");
}
