using System.Collections.Frozen;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows;

/// <summary>What of a journey's facts is shown at which sight: the words of all rooms.</summary>
public static class ChartFacts
{
    private const string OutputOfChild = "output";
    private static readonly string[] OfChild = ["workflowInstanceId", "status", "subStatus", OutputOfChild];
    private static readonly FrozenSet<string> Cover = Words(room => room.Cover);
    private static readonly FrozenSet<string> Record = Words(room => room.Record);
    private static readonly FrozenSet<string> Stages = Words(room => room.RecordStages);
    private static readonly FrozenSet<string> History = Words(room => room.History);

    /// <summary>Values by their names: variables of a journey, answers of a form.</summary>
    public static IReadOnlyDictionary<string, object?> Of(ChartSight sight, IReadOnlyDictionary<string, object?> values) =>
        sight.Level switch
        {
            Sight.Whole => values,
            Sight.Record => Only(values, Record),
            Sight.Cover => Only(values, Cover),
            _ => new Dictionary<string, object?>(),
        };

    /// <summary>The same of a task or an entry that stands in a stage.</summary>
    public static IReadOnlyDictionary<string, object?> Of(ChartSight sight, string stage, IReadOnlyDictionary<string, object?> values) =>
        IsOpen(sight, stage) ? values : Of(sight, values);

    /// <summary>What an entry tells: its own words, and of what was filled in what is shown.</summary>
    /// <param name="isOwn">The reader filled it in: what they typed is shown to them, what came of it is not.</param>
    public static IReadOnlyDictionary<string, object?> OfEntry(
        ChartSight sight,
        string stage,
        IReadOnlyDictionary<string, object?> data,
        bool isOwn
    )
    {
        if (IsOpen(sight, stage))
            return data;
        var shown = Only(data, History);
        if (data.GetValueOrDefault("values") is IReadOnlyDictionary<string, object?> values)
            shown["values"] = isOwn ? values : Of(sight, values);
        return shown;
    }

    private static bool IsOpen(ChartSight sight, string stage) => sight.IsWhole || (sight.Level == Sight.Record && Stages.Contains(stage));

    private static Dictionary<string, object?> Only(IReadOnlyDictionary<string, object?> values, FrozenSet<string> names)
    {
        var shown = new Dictionary<string, object?>();
        foreach (var (name, value) in values)
        {
            if (names.Contains(name))
                shown[name] = value;
            else if (value is IReadOnlyDictionary<string, object?> result && OutputsOf(result, names) is { Count: > 0 } outputs)
                shown[name] = new Dictionary<string, object?>(result) { [OutputOfChild] = outputs };
        }

        return shown;
    }

    /// <summary>Of what a child procedure gave back, whatever the variable is called, the outputs that are shown.</summary>
    private static Dictionary<string, object?>? OutputsOf(IReadOnlyDictionary<string, object?> result, FrozenSet<string> names) =>
        result.Keys.All(OfChild.Contains) && result.GetValueOrDefault(OutputOfChild) is IReadOnlyDictionary<string, object?> outputs
            ? Only(outputs, names)
            : null;

    private static FrozenSet<string> Words(Func<ChartWords, IEnumerable<string>> of) =>
        Rooms.All.Select(room => room.Chart).SelectMany(of).ToFrozenSet(StringComparer.Ordinal);
}
