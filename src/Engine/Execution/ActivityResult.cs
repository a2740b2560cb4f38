namespace CaseFlow.Engine.Execution;

/// <summary>What an activity wants to happen next. A closed set: the burst knows each.</summary>
public abstract record ActivityResult
{
    private ActivityResult() { }

    /// <summary>Over. No outcomes means the default one, "Done", which also follows connections without a port.</summary>
    public sealed record Completed(IReadOnlyList<string> Outcomes) : ActivityResult;

    /// <summary>It waits for these besides what it already waits for.</summary>
    public sealed record Waiting(IReadOnlyList<WaitFor> Waits) : ActivityResult
    {
        public static readonly Waiting AsBefore = new([]);
    }

    /// <summary>Its children go to the end of the queue; it stays running until it completes in one of its hooks.</summary>
    public sealed record Scheduled(IReadOnlyList<ChildWork> Children) : ActivityResult;

    /// <summary>It asks, and goes on with the answer in the same step.</summary>
    public sealed record Asking(object Question) : ActivityResult;

    public sealed record Failed(string Code, string Message) : ActivityResult;

    public sealed record Refused(IReadOnlyList<StimulusRefusal> Refusals) : ActivityResult;

    /// <summary>
    /// The workflow that it stands in is over, by these outcomes: the nearest one used as an activity, else the instance.
    /// </summary>
    internal sealed record WorkflowCompleted(IReadOnlyList<string> Outcomes) : ActivityResult;

    /// <summary>The event was raised: the flowchart around it hears that, then its body runs.</summary>
    internal sealed record Happened : ActivityResult;

    /// <summary>The instance is over, wherever the activity stands.</summary>
    internal sealed record InstanceCompleted : ActivityResult;
}

/// <summary>One child to run.</summary>
/// <param name="Tag">Given back when it completes; must be a value that can be stored (see <see cref="Formulas.ValueJson"/>).</param>
/// <param name="Variables">Variables of the child's own scope, e.g. a loop's CurrentValue.</param>
public sealed record ChildWork(Activity Activity, object? Tag = null, IReadOnlyDictionary<string, object?>? Variables = null);
