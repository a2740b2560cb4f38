using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Leaves;

public static class LeaveKind
{
    public const string Sick = "sick";

    public static readonly IReadOnlyList<string> All = ["annual", "personal", Sick, "training", "other"];
}

public enum LeaveState
{
    /// <summary>Nobody has decided yet.</summary>
    Requested,
    Approved,
    Refused,

    /// <summary>Taken back before it began.</summary>
    Withdrawn,
}

/// <summary>
/// Somebody is away for a while (P22, F35). From its first minute on their new tasks go to the substitute (R-SET-6); it ends by itself.
/// </summary>
public sealed class Leave
{
    public LeaveId Id { get; set; }

    /// <summary>Whose manager decides; it counts in all branches of the person.</summary>
    public BranchId BranchId { get; set; }
    public PersonId PersonId { get; set; }
    public Person? Person { get; set; }
    public DateTimeOffset From { get; set; }

    /// <summary>The first moment at which they are back.</summary>
    public DateTimeOffset To { get; set; }

    /// <summary>One of <see cref="LeaveKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Null: the role.</summary>
    public PersonId? SubstituteId { get; set; }
    public Person? Substitute { get; set; }

    /// <summary>What was theirs already goes too, when it begins.</summary>
    public bool OpenTasksToo { get; set; }
    public string? Note { get; set; }
    public LeaveState State { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public PersonId? DecidedById { get; set; }
    public Person? DecidedBy { get; set; }

    /// <summary>Of the decision.</summary>
    public string? Reason { get; set; }

    /// <summary>When their open tasks were handed over; null: not yet, or not to be.</summary>
    public DateTimeOffset? HandedOverAt { get; set; }
    public long Revision { get; set; }

    /// <summary>
    /// It counts, or will: who falls ill is away at once and approved afterwards. The database is asked by
    /// <see cref="LeaveQueries.Standing"/>.
    /// </summary>
    public bool Stands => State == LeaveState.Approved || (State == LeaveState.Requested && Kind == LeaveKind.Sick);

    public bool IsOn(DateTimeOffset moment) => Stands && From <= moment && moment < To;

    internal object Facts() =>
        new
        {
            From,
            To,
            Kind,
            Substitute = SubstituteId?.ToString(),
            OpenTasksToo,
            State = State.ToString(),
            Note,
        };
}

/// <summary>What is asked of many leaves.</summary>
public static class LeaveQueries
{
    /// <summary>As <see cref="Leave.Stands"/>.</summary>
    public static IQueryable<Leave> Standing(this IQueryable<Leave> leaves) =>
        leaves.Where(leave => leave.State == LeaveState.Approved || (leave.State == LeaveState.Requested && leave.Kind == LeaveKind.Sick));
}
