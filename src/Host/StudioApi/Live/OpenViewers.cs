using System.Collections.Concurrent;
using CaseFlow.Host.StudioApi.Instances;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.StudioApi.Live;

/// <summary>Which instances somebody looks at on this host: only for these is anything read when they change.</summary>
internal sealed class OpenViewers
{
    private readonly ConcurrentDictionary<string, StudioInstanceId> byConnection = new(StringComparer.Ordinal);

    public void Add(string connection, StudioInstanceId instance) => byConnection[connection] = instance;

    public void Remove(string connection) => byConnection.TryRemove(connection, out _);

    public IReadOnlyList<StudioInstanceId> Of(JourneyId journey) =>
        [.. byConnection.Values.Where(instance => instance.Journey == journey).Distinct()];

    public IReadOnlyList<StudioInstanceId> All => [.. byConnection.Values.Distinct()];
}
