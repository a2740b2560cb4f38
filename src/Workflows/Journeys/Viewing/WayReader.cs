using System.Text.Json;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Steps;

namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>
/// Puts the way of an instance together again: what the history says, and for what is still under way the instance itself.
/// </summary>
internal sealed class WayReader
{
    private readonly Dictionary<int, Run> runs = [];
    private readonly List<Happening> happenings = [];

    public static InstanceWay Of(WorkflowInstance instance, IEnumerable<HistoryEntry> history)
    {
        var reader = new WayReader();
        foreach (var entry in history)
            reader.Take(instance.Id.Value, entry);
        reader.Settle(instance);
        return new InstanceWay([.. reader.runs.Values.OrderBy(run => run.Number)], reader.happenings);
    }

    private void Take(Guid instance, HistoryEntry entry)
    {
        if (!entry.Data.Contains($"\"{ExecutionPath.Member}\"", StringComparison.Ordinal))
            return;
        using var data = JsonDocument.Parse(entry.Data);
        if (!data.RootElement.TryGetProperty(ExecutionPath.Member, out var way))
            return;
        foreach (var part in way.EnumerateArray().Where(part => part.GetProperty("instance").GetGuid() == instance))
        foreach (var step in part.GetProperty("path").EnumerateArray())
            Take(entry, step[0].GetString()!, step[1].GetInt32(), [.. step.EnumerateArray().Skip(2).Select(word => word.GetString()!)]);
    }

    private void Take(HistoryEntry entry, string what, int number, IReadOnlyList<string> words)
    {
        var known = runs.GetValueOrDefault(number);
        if (what == ExecutionPath.Began)
            known ??= new Run(number, words[0], entry.At, null, RunStatus.Running, []);
        if (known is null)
            return; // it began in what was left out of the middle of a long loop
        var run = what switch
        {
            ExecutionPath.Began or ExecutionPath.Resumed => known with { Status = RunStatus.Running },
            ExecutionPath.Waits => known with { Status = RunStatus.Waiting },
            ExecutionPath.Failed => known with { Status = RunStatus.Faulted },
            ExecutionPath.Completed => known with { Status = RunStatus.Completed, EndedAt = entry.At, Outcomes = words },
            ExecutionPath.Cancelled => known with { Status = RunStatus.Cancelled, EndedAt = entry.At },
            ExecutionPath.Became => known with { ActivityId = words[0] },
            _ => known,
        };
        runs[number] = run;
        if (what != ExecutionPath.Became)
            happenings.Add(
                new Happening(
                    happenings.Count + 1,
                    entry.At,
                    what,
                    number,
                    run.ActivityId,
                    what == ExecutionPath.Completed ? words : [],
                    entry.Type,
                    entry.Role
                )
            );
    }

    /// <summary>What is under way is as the instance says; of what has ended nothing is.</summary>
    private void Settle(WorkflowInstance instance)
    {
        foreach (var run in runs.Values.Where(run => run.EndedAt is null).ToList())
        {
            runs[run.Number] =
                instance.FindFrame(new FrameId(run.Number)) is { } frame && !instance.HasEnded
                    ? run with
                    {
                        ActivityId = frame.ActivityId,
                        Status = StatusOf(frame.Status),
                    }
                    : run with
                    {
                        Status = RunStatus.Cancelled,
                    };
        }
    }

    private static RunStatus StatusOf(FrameStatus status) =>
        status switch
        {
            FrameStatus.Waiting => RunStatus.Waiting,
            FrameStatus.Faulted => RunStatus.Faulted,
            FrameStatus.Completed => RunStatus.Completed,
            FrameStatus.Cancelled => RunStatus.Cancelled,
            _ => RunStatus.Running,
        };
}
