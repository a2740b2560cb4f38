namespace CaseFlow.Workflows.Shared;

/// <summary>Something changed that open pages show; told after the commit, never before (promise 2).</summary>
/// <param name="Topic">task, journey, or notice: the person, or staff of the role, are to look; person: hosts read that person
/// again.</param>
public sealed record LiveChange(
    string Topic,
    BranchId BranchId,
    JourneyId JourneyId,
    TaskId? TaskId = null,
    string? Role = null,
    string? DefinitionId = null,
    PersonId? PersonId = null
)
{
    /// <summary>Changes may have been missed: whoever shows something loads it again.</summary>
    public static readonly LiveChange Gap = new("gap", default, default);

    /// <summary>Roles, password or employment of this person changed; of no branch, so that no page is told.</summary>
    public static LiveChange OfPerson(PersonId id) => new("person", default, default, PersonId: id);

    /// <summary>A definition was saved, published or taken back; definitions belong to all branches.</summary>
    public static LiveChange OfDefinition(string id) => new("definition", default, default, DefinitionId: id);
}

/// <summary>Tells open pages what was committed.</summary>
public sealed class LiveFeed
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, System.Threading.Channels.Channel<LiveChange>> listeners =
        new();

    private readonly System.Collections.Concurrent.ConcurrentQueue<Action<LiveChange>> memories = new();

    /// <summary>At once, on whoever's turn it is: for what this host remembers as long as it runs.</summary>
    public void Tell(Action<LiveChange> memory) => memories.Enqueue(memory);

    public void Publish(IEnumerable<LiveChange> changes)
    {
        foreach (var change in changes)
        {
            foreach (var memory in memories)
                memory(change);
            foreach (var listener in listeners.Values)
                listener.Writer.TryWrite(change);
        }
    }

    /// <summary>All changes from now on; a listener too slow to keep up loses the oldest, since a page reloads its list anyway.</summary>
    public async IAsyncEnumerable<LiveChange> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        var channel = System.Threading.Channels.Channel.CreateBounded<LiveChange>(
            new System.Threading.Channels.BoundedChannelOptions(1000)
            {
                FullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest,
            }
        );
        listeners[id] = channel;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancel))
                yield return change;
        }
        finally
        {
            listeners.TryRemove(id, out _);
        }
    }
}

/// <summary>What a command wants told once it is committed; forgotten if it is not.</summary>
public sealed class AfterCommit
{
    public List<LiveChange> Changes { get; } = [];

    /// <summary>Once, however much of it changed.</summary>
    public void Journey(BranchId branch, JourneyId journey)
    {
        if (!Changes.Exists(change => change.Topic == "journey" && change.JourneyId == journey))
            Changes.Add(new LiveChange("journey", branch, journey));
    }
}
