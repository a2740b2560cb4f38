using System.Collections.Frozen;

namespace CaseFlow.Engine.State;

/// <summary>Every change of status that the engine allows. What is not in these tables is a bug and throws.</summary>
public static class Lifecycle
{
    private static readonly FrozenDictionary<InstanceStatus, InstanceStatus[]> Instance = new Dictionary<InstanceStatus, InstanceStatus[]>
    {
        [InstanceStatus.Running] = [InstanceStatus.Waiting, InstanceStatus.Finished, InstanceStatus.Faulted, InstanceStatus.Cancelled],
        [InstanceStatus.Waiting] = [InstanceStatus.Running, InstanceStatus.Cancelled],
        [InstanceStatus.Faulted] = [InstanceStatus.Running, InstanceStatus.Cancelled], // retried, another branch goes on, or given up
        [InstanceStatus.Finished] = [],
        [InstanceStatus.Cancelled] = [],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FrameStatus, FrameStatus[]> Frame = new Dictionary<FrameStatus, FrameStatus[]>
    {
        [FrameStatus.Scheduled] = [FrameStatus.Running, FrameStatus.Cancelled],
        [FrameStatus.Running] =
        [
            FrameStatus.Running,
            FrameStatus.Waiting,
            FrameStatus.Completed,
            FrameStatus.Faulted,
            FrameStatus.Cancelled,
        ],
        [FrameStatus.Waiting] =
        [
            FrameStatus.Running,
            FrameStatus.Waiting,
            FrameStatus.Completed,
            FrameStatus.Faulted,
            FrameStatus.Cancelled,
        ],
        [FrameStatus.Completed] = [FrameStatus.Faulted, FrameStatus.Cancelled], // its parent failed to take note, or ended first
        [FrameStatus.Faulted] =
        [
            FrameStatus.Scheduled,
            FrameStatus.Running,
            FrameStatus.Completed,
            FrameStatus.Faulted,
            FrameStatus.Cancelled,
        ],
        [FrameStatus.Cancelled] = [],
    }.ToFrozenDictionary();

    public static InstanceStatus Move(InstanceStatus from, InstanceStatus to) =>
        Instance[from].Contains(to) ? to : throw new IllegalTransitionException($"An instance cannot go from {from} to {to}.");

    public static FrameStatus Move(FrameStatus from, FrameStatus to) =>
        Frame[from].Contains(to) ? to : throw new IllegalTransitionException($"An activity cannot go from {from} to {to}.");
}

/// <summary>
/// The engine tried a change of status that <see cref="Lifecycle"/> does not know: a bug in the engine, never a user's error.
/// </summary>
public sealed class IllegalTransitionException(string message) : InvalidOperationException(message);
