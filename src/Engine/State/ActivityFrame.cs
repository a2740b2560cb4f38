namespace CaseFlow.Engine.State;

/// <summary>
/// One run of one activity, from its scheduling until its parent has taken note of its end; then it is gone. Each round of a loop has its
/// own.
/// </summary>
public sealed class ActivityFrame(FrameId id, string activityId, FrameId? parent, object? tag)
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public FrameId Id { get; } = id;

    public string ActivityId { get; internal set; } = activityId;

    /// <summary>The frame that scheduled it; null for the root activity's.</summary>
    public FrameId? Parent { get; } = parent;

    public FrameStatus Status { get; internal set; } = FrameStatus.Scheduled;

    /// <summary>Variables of this frame's scope that were set; declared ones that never were have their default.</summary>
    public IReadOnlyDictionary<string, object?> Variables => VariableValues ?? Nothing;

    /// <summary>Evaluated inputs, by name. Literals are not kept: the definition has them.</summary>
    public IReadOnlyDictionary<string, object?> Inputs => InputValues ?? Nothing;

    /// <summary>What its parent gave when it scheduled it.</summary>
    internal object? Tag { get; } = tag;

    internal Dictionary<string, object?>? VariableValues { get; set; }

    internal IReadOnlyDictionary<string, object?>? InputValues { get; set; }

    /// <summary>What the activity remembers between its hooks.</summary>
    internal Dictionary<string, object?>? Locals { get; set; }

    /// <summary>Outputs of its children, by activity id: as long as the container lives, scripts within may ask for them.</summary>
    internal Dictionary<string, Dictionary<string, object?>>? Outputs { get; set; }

    /// <summary>How it completed; null before.</summary>
    internal IReadOnlyList<string>? Outcomes { get; set; }

    /// <summary>Its direct children, oldest first.</summary>
    internal SortedSet<int> Children { get; } = [];

    internal int BookmarkCount { get; set; }
}
