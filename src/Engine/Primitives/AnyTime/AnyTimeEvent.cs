using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.AnyTime;

/// <summary>
/// Something that may happen at any step of the flowchart that it stands in. No line leads to it: it listens from the flowchart's
/// first step to its last, runs its body when somebody raises it, and goes on along its own lines.
/// </summary>
/// <remarks>
/// One that interrupts ends everything else that is under way in the flowchart first; any other one runs beside. Its frame is there
/// while it listens, so a restart changes nothing; listening keeps no flowchart from its end. What it is called, whether it interrupts
/// and how often it is heard stand in the definition itself, never in an expression.
/// </remarks>
public abstract class AnyTimeEvent : Activity
{
    /// <summary>The name of its wait: an instance that has no others waits for nothing that must come.</summary>
    public const string WaitName = "any-time";

    public const string AfterEnd = "after-end";
    public const string Always = "always";
    public const string Never = "never";

    /// <summary>What raises it; unique in its definition.</summary>
    [Input(Name = "事件名", EnglishName = "Event name")]
    public Input<string> EventName { get; init; } = new("");

    [Input(Editor.CheckBox, Name = "打断正在进行的工作", EnglishName = "Interrupts what is under way")]
    public Input<bool> Interrupting { get; init; } = new(false);

    [Input(
        Editor.Dropdown,
        Name = "可否再次发生",
        EnglishName = "Again",
        Options = [
            "after-end|处理完后可以再次发生|When the last one is over",
            "always|随时可以再次发生|At any time, also beside itself",
            "never|只发生一次|Only once",
        ]
    )]
    public Input<string> Again { get; init; } = new(AfterEnd);

    /// <summary>
    /// What it has begun is ended neither by another event that interrupts nor by the end of the flowchart, which waits for it.
    /// </summary>
    [Input(Editor.CheckBox, Name = "开始后必须处理完", EnglishName = "Is dealt with to its end")]
    public Input<bool> Outlasts { get; init; } = new(false);

    /// <summary>The id of a step of its flowchart: once that begins, it is not listened for any more.</summary>
    [Input(Name = "直到哪一步开始为止", EnglishName = "Until this step begins")]
    public Input<string> Until { get; init; } = new("");

    /// <summary>The ways on when its body is over; none: those of the body.</summary>
    [Input(Editor.Outcomes, Name = "出口", EnglishName = "Outcomes")]
    public Input<IReadOnlyList<string>> Outcomes { get; init; } = new([]);

    /// <summary>By which of its ways it goes on; computed when its body is over. Nothing: by the outcomes of the body.</summary>
    [Input(Editor.Expression, Name = "走哪个出口", EnglishName = "Leaves by")]
    public Input<string?> LeavesBy { get; init; } = new(null);

    /// <summary>
    /// It runs beside what is under way, and ends all of it only when it leaves by one of these: what was decided makes the difference.
    /// They may lead into the flow.
    /// </summary>
    [Input(Editor.Outcomes, Name = "由这些出口离开时打断", EnglishName = "Interrupts when it leaves by")]
    public Input<IReadOnlyList<string>> InterruptsBy { get; init; } = new([]);

    /// <summary>What was said when it was raised.</summary>
    [Output(Name = "发生时填写的内容", EnglishName = "What was said")]
    public Output<object?> Result { get; init; } = new();

    [Port]
    public Activity? Body { get; init; }

    /// <summary>As the definition writes it; empty where it does not.</summary>
    public string DrawnName => EventName.ConstantOr("");

    /// <summary>What else is under way ends when it happens.</summary>
    public bool Interrupts => Interrupting.ConstantOr(false);

    /// <summary>The outcomes by which it leads into the flow, ending what else is under way.</summary>
    internal IReadOnlyList<string> WaysIn => InterruptsBy.ConstantOr([]);

    /// <summary>What the definition itself says; the other where it says nothing, or leaves it to an expression.</summary>
    protected static T Drawn<T>(Input<T> input, T otherwise) => input.ConstantOr(otherwise);

    internal string HeardAgain => Again.ConstantOr(AfterEnd);

    internal bool IsDealtWithToItsEnd => Outlasts.ConstantOr(false);

    internal string LastBefore => Until.ConstantOr("");

    internal override bool KeepsInputs => false;

    public override IReadOnlyList<string>? ExpectedOutcomes() =>
        OwnOutcomes().Count > 0 ? OwnOutcomes()
        : LeavesBy.IsDynamic ? null
        : Body is { Descriptor: var inside } && (inside.Outcomes.Count > 0 || Body.OwnOutcomes().Count > 0) ? Body.ExpectedOutcomes()
        : ["Done"];

    public override ActivityResult Execute(ActivityContext context) =>
        DrawnName is { Length: > 0 } name
            ? Wait(WaitFor.Stimulus(StimulusKey.AnyTime(name), WaitName))
            : Fail("The event has no name.", "event.no-name");

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        if (stimulus is TimerFired)
            return Refuse(new StimulusRefusal("", "event.not-by-time"));
        context.Set(
            Result,
            stimulus switch
            {
                EventRaised raised => raised.Payload,
                Resumed resumed => resumed.Payload,
                _ => null,
            }
        );
        return new ActivityResult.Happened();
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) => Leave(context, child.Outcomes);

    /// <summary>Its body is over, by these outcomes.</summary>
    internal ActivityResult Leave(ActivityContext context, IReadOnlyList<string> outcomes)
    {
        if (context.Evaluate(LeavesBy) is { Length: > 0 } way)
            return way == "Done" ? Complete() : Complete(way);
        return OwnOutcomes().Count == 0 || outcomes.All(OwnOutcomes().Contains) ? Complete([.. outcomes]) : Complete();
    }

    /// <summary>How it leaves is asked at its end, so nothing is evaluated while it only listens.</summary>
    internal override void Read(JsonElement json, ActivityReader reader) => DynamicInputs = [];
}
