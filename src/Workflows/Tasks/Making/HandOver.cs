using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>A leave begins: what the person had open goes to the substitute, where that was chosen (R-SET-6).</summary>
public static class HandOver
{
    public sealed record Command(LeaveId Leave) : ICommand<Response>;

    public sealed record Response(int Tasks);

    /// <summary>Leaves whose open tasks are to be handed over by now, and when the next one begins.</summary>
    public sealed record DueQuery(int Limit) : IQuery<DueRows<LeaveId>>;

    public sealed class Due(CaseFlowDb db, TimeProvider clock) : IQueryHandler<DueQuery, DueRows<LeaveId>>
    {
        public async Task<Result<DueRows<LeaveId>>> Handle(DueQuery query, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var waiting = db.Leaves().Where(leave => leave.HandedOverAt == null && leave.OpenTasksToo && leave.To > now).Standing();
            var due = await waiting
                .Where(leave => leave.From <= now)
                .OrderBy(leave => leave.From)
                .Take(query.Limit)
                .Select(leave => leave.Id)
                .ToListAsync(cancel);
            var next = await waiting.Where(leave => leave.From > now).MinAsync(leave => (DateTimeOffset?)leave.From, cancel);
            return new DueRows<LeaveId>(due, next);
        }
    }

    public sealed class Handler(CaseFlowDb db, LeaveBook leaves, StandIns standIns, TaskHolding holding, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var leave = await leaves.FindAsync(command.Leave, cancel);
            if (leave is not { HandedOverAt: null, OpenTasksToo: true } || !leave.IsOn(now))
                return new Response(0);
            leave.HandedOverAt = now;
            var theirs = await db.Tasks()
                .IgnoreQueryFilters()
                .WithItsPeople()
                .Where(task => task.Status == TaskStatus.Open)
                .Where(task => task.AssigneeId == leave.PersonId || (task.AssigneeId == null && task.ForPersonId == leave.PersonId))
                .OrderBy(task => task.CreatedAt)
                .ToListAsync(cancel);
            foreach (var task in theirs)
                if (await standIns.FindAsync(leave.PersonId, task.Role, task.BranchId, now, cancel) is { } standIn)
                    await holding.StandInAsync(task, standIn, leave.PersonId, now, cancel);
            return new Response(theirs.Count);
        }
    }
}
