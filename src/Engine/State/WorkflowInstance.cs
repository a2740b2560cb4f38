namespace CaseFlow.Engine.State;

/// <summary>All durable run state of one instance and its revision. Changes only by <see cref="Apply"/>.</summary>
public sealed partial class WorkflowInstance
{
    public InstanceId Id { get; private set; }

    /// <summary>The topmost ancestor; itself for a journey.</summary>
    public InstanceId RootId { get; private set; }

    public InstanceId? ParentId { get; private set; }

    public DefinitionRef Definition { get; private set; }

    public InstanceStatus Status { get; private set; }

    public string? CorrelationId { get; private set; }

    public string? Name { get; private set; }

    /// <summary>Grows by one with every committed burst; two writers of one revision cannot both commit.</summary>
    public long Revision { get; private set; }

    public IReadOnlyCollection<Bookmark> Bookmarks => throw new NotImplementedException();

    public IReadOnlyCollection<Incident> Incidents => throw new NotImplementedException();

    /// <summary>Variables of the outermost scope, by name.</summary>
    public IReadOnlyDictionary<string, object?> Variables => throw new NotImplementedException();

    public IReadOnlyDictionary<string, object?> Output => throw new NotImplementedException();

    public void Apply(JournalEvent change) => throw new NotImplementedException();

    /// <summary>The state as bytes for the store; <see cref="Read"/> gives an equal instance back.</summary>
    public byte[] Write() => throw new NotImplementedException();

    public static WorkflowInstance Read(ReadOnlySpan<byte> state) => throw new NotImplementedException();
}
