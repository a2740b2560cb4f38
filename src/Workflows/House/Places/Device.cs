using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Places;

public static class DeviceKind
{
    public static readonly IReadOnlyList<string> All =
    [
        "laser",
        "radio-frequency",
        "ultrasound",
        "injection",
        "skin-analyser",
        "camera",
        "monitor",
        "steriliser",
        "other",
    ];
}

public enum DeviceState
{
    Free,
    Busy,
    OutOfOrder,
}

/// <summary>A device of a branch (R-SET-2). What is out of order is not offered.</summary>
public sealed class Device : IReadByTrials
{
    public DeviceId Id { get; set; }
    public BranchId BranchId { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>One of <see cref="DeviceKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Where it usually stands; null: it is carried about.</summary>
    public RoomId? RoomId { get; set; }

    /// <summary>As people reported it; see <see cref="StateOn"/>.</summary>
    public DeviceState State { get; set; }

    /// <summary>The day on which the next maintenance is due; null: it needs none.</summary>
    public DateOnly? MaintenanceDue { get; set; }

    /// <summary>False: it is kept for what was done with it.</summary>
    public bool IsInUse { get; set; } = true;
    public long Revision { get; set; }

    /// <param name="grace">Days after which missed maintenance puts it out of order.</param>
    public DeviceState StateOn(DateOnly today, int grace) => MaintenanceDue?.AddDays(grace) < today ? DeviceState.OutOfOrder : State;

    internal object Facts() =>
        new
        {
            Name,
            EnglishName,
            Kind,
            Room = RoomId?.ToString(),
            State = State.ToString(),
            MaintenanceDue,
            IsInUse,
        };
}
