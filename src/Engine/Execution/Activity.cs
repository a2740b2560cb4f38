using System.Reflection;
using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>
/// One step of a definition, as written there: immutable, shared by all instances that run it. What a run of it remembers is in its frame.
/// The hooks return what should happen; the burst journals it. They must be pure: time, ids and state come from the context alone.
/// </summary>
/// <remarks>An exception in a hook becomes an incident at this activity, with its changes of this hook undone.</remarks>
public abstract class Activity
{
    /// <summary>Unique within the definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>What people call it; the designer's name, or the type's.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name in English, if the definition gives one (<c>customProperties.names.en</c>).</summary>
    public string EnglishName { get; internal set; } = "";

    /// <summary>What it is called in English: the definition's name for it, else its type's.</summary>
    public string EnglishTitle => EnglishName.Length > 0 ? EnglishName : Descriptor.EnglishName;

    public ActivityDescriptor Descriptor { get; internal set; } = ActivityDescriptor.None;

    /// <summary>Where the designer drew it.</summary>
    public NodeLayout Layout { get; internal set; } = new(0, 0, 0, 0);

    /// <summary>Variables of its scope, for those that have one.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];

    /// <summary>Marked in the definition as one that starts instances, if it is a trigger.</summary>
    public bool CanStartWorkflow { get; internal set; }

    /// <summary>The activity that it is nested in; null for the root.</summary>
    internal Activity? Container { get; set; }

    /// <summary>Its type as definitions write it, also for a definition used as an activity and for a type that is unknown here.</summary>
    internal virtual string TypeName => Descriptor.TypeName;

    /// <summary>Its id within its own definition; differs from <see cref="Id"/> inside a workflow used as an activity.</summary>
    internal string LocalId { get; set; } = "";

    /// <summary>How a flowchart with tokens joins at it.</summary>
    internal string? MergeMode { get; set; }

    /// <summary>Every input that its definition gives an expression, conditions of cases too.</summary>
    internal List<Input> Given { get; } = [];

    /// <summary>Its outputs that its definition keeps in a variable or hands out.</summary>
    internal List<Output> Kept { get; } = [];

    /// <summary>The inputs to evaluate when it starts.</summary>
    internal IReadOnlyList<Input> DynamicInputs { get; set; } = [];

    /// <summary>What its definition lets a log have of it.</summary>
    internal LogPersistence Logged { get; set; } = LogPersistence.All;

    /// <summary>Its inputs are asked for again after it has begun.</summary>
    internal virtual bool KeepsInputs => true;

    /// <summary>It may wait for a person, a time or a message before it ends. What stands in it may wait besides.</summary>
    public virtual bool Waits => false;

    /// <summary>
    /// The outcomes that it may end with, as its definition configures it: each should lead somewhere. Null where only a run can tell.
    /// </summary>
    public virtual IReadOnlyList<string>? ExpectedOutcomes()
    {
        var isComputed = Descriptor.Inputs.Any(input => input.Editor == Editor.Outcomes) && OwnOutcomes().Count == 0;
        string[] all = [.. OwnOutcomes(), .. TypeOutcomes()];
        return isComputed ? null
            : all.Length > 0 ? all
            : ["Done"];
    }

    /// <summary>Takes from the definition what inputs, outputs and ports cannot express: lists of children, cases, connections.</summary>
    internal virtual void Read(JsonElement json, ActivityReader reader) { }

    /// <summary>Begins the work: complete at once, wait, or schedule children.</summary>
    public abstract ActivityResult Execute(ActivityContext context);

    /// <summary>One of its bookmarks was woken.</summary>
    public virtual ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) => Complete();

    /// <summary>A child that it scheduled completed with these outcomes.</summary>
    public virtual ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) => Complete();

    /// <summary>
    /// What it asked is answered, in the same step. A no is told to the person whose task it is, who finds nothing changed; where nobody
    /// waits for it (the clock, an event, a child) it is an incident.
    /// </summary>
    public virtual ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.Refusal is { } refusal ? Refuse(refusal) : Complete();

    /// <summary>It is being cancelled; what it emits here still happens. Its bookmarks and children are withdrawn by the burst.</summary>
    public virtual void Cancelled(ActivityContext context) { }

    /// <summary>
    /// The instance was migrated from a version where this activity was <paramref name="before"/>: what its frame remembers by places in
    /// the old version is put in order.
    /// Says what speaks against it.
    /// </summary>
    internal virtual IEnumerable<MigrationProblem> TakeOver(ActivityContext context, Activity before, VersionChange change) => [];

    /// <summary>The ways to leave that its type gives it where it stands (see <see cref="OutcomeAttribute.WhereDrawn"/>).</summary>
    public IEnumerable<string> TypeOutcomes() =>
        Descriptor.Outcomes.Where(outcome => !outcome.WhereDrawn || IsDrawn(outcome.Name)).Select(outcome => outcome.Name);

    private bool IsDrawn(string outcome) =>
        Container is Primitives.Flowcharts.Flowchart flowchart
        && flowchart.Connections.Any(line => line.Source == Id && line.SourcePort == outcome);

    /// <summary>
    /// The outcomes that the definition itself gives it, in order; none where they follow from its type, or are computed.
    /// </summary>
    public IReadOnlyList<string> OwnOutcomes() =>
        InputOf(Descriptor.Inputs.FirstOrDefault(input => input.Editor == Editor.Outcomes)?.Name)
            is Input<IReadOnlyList<string>> { IsDynamic: false } own
            ? own.ConstantOr([])
            : [];

    /// <summary>Its inputs, those that the type declares or that a definition used as an activity does.</summary>
    internal virtual IEnumerable<Input> AllInputs => Descriptor.Inputs.Select(input => InputOf(input.Name)).OfType<Input>();

    /// <summary>
    /// What it was given when it began, for a log of it: literals too, and without what its definition excludes
    /// (<c>logPersistenceMode</c>).
    /// </summary>
    public IReadOnlyDictionary<string, object?> LoggedInputs(ActivityStarted started) =>
        AllInputs
            .Where(input => Logged.HasInput(input.Name) && (started.Inputs.ContainsKey(input.Name) || input.Compiled is ConstantExpression))
            .ToDictionary(input => input.Name, input => started.Inputs.TryGetValue(input.Name, out var value) ? value : input.Literal);

    /// <summary>Whether its definition lets a log of it have this output.</summary>
    public bool Logs(ActivityOutputSet output) => Logged.HasOutput(output.Output);

    /// <summary>Its input of this name, whatever the case; null if it has none.</summary>
    internal Input? InputOf(string? name) =>
        name is null
            ? null
            : GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(this) as Input;

    protected static ActivityResult Complete(params string[] outcomes) => new ActivityResult.Completed(outcomes);

    protected static ActivityResult Wait(params WaitFor[] waits) => new ActivityResult.Waiting(waits);

    /// <summary>These children go to the end of the queue; without any, it goes on waiting for those that it has.</summary>
    protected static ActivityResult Schedule(params ChildWork[] children) => new ActivityResult.Scheduled(children);

    protected static ActivityResult Schedule(Activity child) => Schedule(new ChildWork(child));

    /// <summary>It goes on waiting as before; only a time that has come is over.</summary>
    protected static ActivityResult KeepWaiting() => ActivityResult.Waiting.AsBefore;

    /// <summary>Somebody outside decides, in the same step; see <see cref="Answered"/>.</summary>
    protected static ActivityResult Ask(object question) => new ActivityResult.Asking(question);

    /// <summary>It cannot go on: an incident that an operator may retry.</summary>
    protected static ActivityResult Fail(string message, string code = "activity.failed") => new ActivityResult.Failed(code, message);

    /// <summary>
    /// The stimulus does not fit; whoever sent it is told, and nothing changes. Only from <see cref="Resume"/> and <see cref="Answered"/>.
    /// </summary>
    protected static ActivityResult Refuse(params StimulusRefusal[] refusals) => new ActivityResult.Refused(refusals);
}

/// <summary>A child's end, as its parent sees it.</summary>
/// <param name="Tag">What the parent gave when it scheduled the child.</param>
public sealed record ChildCompletion(Activity Child, FrameId Frame, FrameStatus Status, IReadOnlyList<string> Outcomes, object? Tag);

/// <summary>One wait that an activity asks for; see <see cref="Bookmark"/>.</summary>
public sealed record WaitFor(string Name, string? Key = null, DateTimeOffset? DueAt = null, bool Burns = true)
{
    public static WaitFor Time(DateTimeOffset at, string name = "due") => new(name, DueAt: at);

    public static WaitFor Stimulus(string key, string name) => new(name, Key: key);

    /// <summary>For news of an instance that <see cref="ActivityContext.StartChild"/> started.</summary>
    public static WaitFor Child(InstanceId child) => new(ChildName, Key: child.ToString());

    internal const string ChildName = "child";

    /// <summary>Woken only by the bookmark's id.</summary>
    public static WaitFor Anyone(string name) => new(name);
}
