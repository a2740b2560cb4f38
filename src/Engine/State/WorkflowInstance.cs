namespace CaseFlow.Engine.State;

/// <summary>All durable run state of one instance and its revision. Changes only by <see cref="Apply"/>.</summary>
/// <remarks>The queue of work is part of it: stopping after any work item and going on from the stored bytes changes nothing.</remarks>
public sealed partial class WorkflowInstance
{
    private readonly SortedDictionary<int, ActivityFrame> _frames = [];
    private readonly SortedDictionary<int, Bookmark> _bookmarks = [];
    private readonly SortedDictionary<int, Incident> _incidents = [];
    private readonly LinkedList<FrameId> _queue = [];
    private readonly Dictionary<string, object?> _output = [];
    private Dictionary<string, object?> _variables = [];
    private Counters _next = new(1, 1, 1, 0);
    private Kept? _before;

    private WorkflowInstance() { }

    /// <summary>The next frame, bookmark and incident, and how many ids were derived.</summary>
    private sealed record Counters(int Frame, int Bookmark, int Incident, int Ids);

    /// <summary>The state before a migration, and the revision that the migration made.</summary>
    private sealed record Kept(int Version, long Revision, byte[] State);

    public InstanceId Id { get; private set; }

    /// <summary>The topmost ancestor; itself for a journey.</summary>
    public InstanceId RootId { get; private set; }

    public InstanceId? ParentId { get; private set; }

    /// <summary>How many instances stand above it; 0 for a journey.</summary>
    public int Nesting { get; private set; }

    public DefinitionRef Definition { get; private set; }

    public InstanceStatus Status { get; private set; }

    public string? CorrelationId { get; private set; }

    public string? Name { get; private set; }

    /// <summary>Grows by one with every step that touches it; two writers of one revision cannot both commit.</summary>
    public long Revision { get; private set; }

    /// <summary>Open waits, oldest first. None is left when the instance has ended.</summary>
    public IReadOnlyCollection<Bookmark> Bookmarks => _bookmarks.Values;

    /// <summary>Open incidents, oldest first; closed ones are in the journal alone.</summary>
    public IReadOnlyCollection<Incident> Incidents => _incidents.Values;

    /// <summary>Activities that run, wait, are queued or faulted, oldest first. What has completed is not among them.</summary>
    public IReadOnlyCollection<ActivityFrame> Frames => _frames.Values;

    /// <summary>Variables of the outermost scope, by name.</summary>
    public IReadOnlyDictionary<string, object?> Variables => _variables;

    public IReadOnlyDictionary<string, object?> Input { get; private set; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, object?> Output => _output;

    /// <summary>The outcomes of a Complete activity that ended it; empty otherwise.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>True when nothing can happen to it any more.</summary>
    public bool HasEnded => Status is InstanceStatus.Finished or InstanceStatus.Cancelled;

    /// <summary>The trigger that started it; null when somebody started it directly.</summary>
    internal string? TriggerActivityId { get; private set; }

    internal object? TriggerPayload { get; private set; }

    internal FrameId? NextInQueue => _queue.First?.Value;

    internal FrameId NextFrame => new(_next.Frame);

    internal BookmarkId NextBookmark => new(_next.Bookmark);

    internal IncidentId NextIncident => new(_next.Incident);

    internal int DerivedIds => _next.Ids;

    /// <summary>Outputs of the root activity; those of others are in their containers' frames.</summary>
    internal Dictionary<string, Dictionary<string, object?>>? RootOutputs { get; private set; }

    /// <summary>Which output was set last, for getLastResult.</summary>
    internal (FrameId? Container, string ActivityId, string Output)? LastOutput { get; private set; }

    /// <summary>The version that it ran on before its migration, as long as that can be undone: until the next step.</summary>
    public int? MigratedFrom => _before?.Version;

    public Bookmark? FindBookmark(BookmarkId id) => _bookmarks.GetValueOrDefault(id.Value);

    public Incident? FindIncident(IncidentId id) => _incidents.GetValueOrDefault(id.Value);

    public ActivityFrame? FindFrame(FrameId id) => _frames.GetValueOrDefault(id.Value);

    /// <summary>An instance on which nothing has happened yet; its first event must be <see cref="InstanceStarted"/>.</summary>
    public static WorkflowInstance Empty() => new();

    internal Dictionary<string, Dictionary<string, object?>>? OutputsIn(FrameId? container) =>
        container is { } id ? FindFrame(id)?.Outputs : RootOutputs;
}
