using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>Which tasks somebody wants to see, and in which order. What is null is not asked for.</summary>
/// <param name="Box">mine (taken by me, or free and meant for me), open (free, for my roles) or all (that I may see).</param>
/// <param name="Step">What the task is called.</param>
/// <param name="Due">overdue, today, later.</param>
/// <param name="Waiting">There for longer than so many minutes.</param>
/// <param name="Sort">due (default), -due, created, -created, client, title.</param>
public sealed record TaskCriteria(
    string Box = "open",
    string? Role = null,
    string? Stage = null,
    string? Step = null,
    string? Due = null,
    int? Waiting = null,
    BranchId? Branch = null,
    string? Q = null,
    string? Sort = null
);

/// <summary>For the validators of what takes criteria.</summary>
public sealed class TaskCriteriaValidator : AbstractValidator<TaskCriteria>
{
    private const int LongestWait = 60 * 24 * 366;
    private static readonly string[] Boxes = ["mine", "open", "all"];
    private static readonly string[] Sorts = ["due", "-due", "created", "-created", "client", "title"];

    public TaskCriteriaValidator()
    {
        RuleFor(one => one.Box).Must(box => Boxes.Contains(box)).WithErrorCode("list.unknown-choice");
        RuleFor(one => one.Due).Must(due => due is null || DueBounds.Names.Contains(due)).WithErrorCode("list.unknown-choice");
        RuleFor(one => one.Sort).Must(sort => sort is null || Sorts.Contains(sort)).WithErrorCode("list.unknown-choice");
        RuleFor(one => one.Waiting).InclusiveBetween(1, LongestWait).WithErrorCode("list.unknown-choice");
        RuleFor(one => one.Q).MaximumLength(200).WithErrorCode("field.too-long");
        RuleFor(one => one.Step).MaximumLength(200).WithErrorCode("field.too-long");
    }
}
