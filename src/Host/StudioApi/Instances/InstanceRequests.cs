using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>What Studio's list of instances asks for.</summary>
internal sealed record InstancesFilter(
    int? Page,
    int? PageSize,
    string? SearchTerm,
    string? DefinitionId,
    string[]? DefinitionIds,
    string? CorrelationId,
    int? Version,
    bool? HasIncidents,
    bool? IsSystem,
    string? Status,
    string[]? Statuses,
    string? SubStatus,
    string[]? SubStatuses,
    string? OrderBy,
    string? OrderDirection,
    TimestampFilter?[]? TimestampFilters
)
{
    public ListInstances.Query AsQuery()
    {
        string[] definitions = [.. DefinitionIds ?? [], .. string.IsNullOrEmpty(DefinitionId) ? Array.Empty<string>() : [DefinitionId]];
        var sort = OrderBy switch
        {
            "LastExecuted" => "updated",
            "Finished" => "ended",
            "Name" => "name",
            _ => "created",
        };
        return new ListInstances.Query(
            SearchTerm,
            definitions.Length > 0 ? definitions : null,
            Version,
            StatusesWanted(),
            HasIncidents,
            string.IsNullOrEmpty(CorrelationId) ? null : new JourneyId(Guid.TryParse(CorrelationId, out var id) ? id : Guid.Empty),
            [.. (TimestampFilters ?? []).OfType<TimestampFilter>().Select(filter => filter.AsTime())],
            OrderDirection == "Ascending" ? sort : $"-{sort}",
            StudioPaging.Of(Page, PageSize, usual: 10)
        );
    }

    /// <summary>Null: all. A journey is at rest whenever it can be looked at, so nothing is ever "Executing".</summary>
    private List<JourneyStatus>? StatusesWanted()
    {
        if (IsSystem == true)
            return [];
        var wanted = Enum.GetValues<JourneyStatus>().AsEnumerable();
        if (Given(Status, Statuses) is { } statuses)
            wanted = wanted.Where(status =>
                statuses.Contains(status is JourneyStatus.Finished or JourneyStatus.Cancelled ? "Finished" : "Running")
            );
        if (Given(SubStatus, SubStatuses) is { } subs)
            wanted = wanted.Where(status => subs.Contains(status == JourneyStatus.Running ? "Suspended" : $"{status}"));
        var list = wanted.ToList();
        return list.Count == Enum.GetValues<JourneyStatus>().Length ? null : list;
    }

    private static HashSet<string>? Given(string? one, string[]? several)
    {
        HashSet<string> all = [.. several ?? []];
        if (!string.IsNullOrEmpty(one))
            all.Add(one);
        return all.Count > 0 ? all : null;
    }
}

internal sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset Timestamp)
{
    public ListInstances.TimeFilter AsTime() =>
        new(
            Column switch
            {
                "UpdatedAt" => "updated",
                "FinishedAt" => "ended",
                _ => "created",
            },
            Operator ?? "Is",
            Timestamp
        );
}

internal sealed record JournalRequest(JournalFilter? Filter);

/// <summary>Null members let everything through.</summary>
internal sealed record JournalFilter(
    string[]? ActivityIds,
    string[]? ActivityNodeIds,
    string[]? ExcludedActivityTypes,
    string[]? EventNames
)
{
    public static readonly JournalFilter All = new(null, null, null, null);

    public bool Takes(DrawnNode node, string eventName) =>
        ActivityIds?.Contains(node.Id) != false
        && ActivityNodeIds?.Contains(node.NodeId) != false
        && ExcludedActivityTypes?.Contains(node.Type) != true
        && EventNames?.Contains(eventName) != false;
}

internal sealed record ReportRequest(string? WorkflowInstanceId, string[]? ActivityNodeIds);

internal sealed record ChosenInstances(string[]? Ids);
