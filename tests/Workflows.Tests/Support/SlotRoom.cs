using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>Somebody at a desk gives a client the slot that the form names.</summary>
[Activity("Test.BookingTask", Stage.Treatment, Name = "预约", EnglishName = "Book")]
[Outcome("Done", "完成", "Done")]
[UsualTime(minutes: 60)]
public sealed class BookingTask : HumanTask
{
    protected override TaskRequest Request(ActivityContext context) => new("small-note", Roles.FrontDesk);

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        Ask(new ReserveSlot((string)task.Values["remark"]!, "remark"));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes && question is ReserveSlot ? Complete("Done") : base.Answered(context, question, reply);
}

/// <summary>Takes the first slot of the day, with nobody there to be told that it is gone.</summary>
[Activity("Test.BookAlone", Stage.Treatment, Name = "自动预约", EnglishName = "Book alone")]
[Outcome("Done", "完成", "Done")]
public sealed class BookAlone : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Ask(new ReserveSlot(AnswerReservation.Slots[0], "slot"));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes ? Complete("Done") : base.Answered(context, question, reply);
}

/// <summary>Is this slot to be had?</summary>
/// <param name="Field">Where a no is shown.</param>
public sealed record ReserveSlot(string Slot, string Field);

/// <summary>A room as small as can be: a slot is a row with a revision, made when it is first taken.</summary>
public sealed class AnswerReservation(CaseFlowDb db) : IAnswer<ReserveSlot>
{
    public static readonly string[] Slots = ["09:00", "09:30", "10:00", "10:30", "11:00"];

    public async Task<Reply> AnswerAsync(ReserveSlot question, AskedBy by, CancellationToken cancel)
    {
        var branch = by.Journey.BranchId;
        var slot = await db.Counters().FindAsync([branch, NameOf(question.Slot)], cancel);
        if (slot is { Value: > 0 })
            return Reply.No(question.Field, "test.slot-taken", string.Join(", ", await FreeAsync(by, cancel)));
        if (slot is null)
            db.Counters().Add(slot = new Counter { BranchId = branch, Name = NameOf(question.Slot) });
        slot.Value = 1;
        return Reply.Yes(new { slot = question.Slot });
    }

    public static string NameOf(string slot) => $"slot:{slot}";

    private async Task<IEnumerable<string>> FreeAsync(AskedBy by, CancellationToken cancel)
    {
        var taken = await db.Counters()
            .AsNoTracking()
            .Where(row => row.BranchId == by.Journey.BranchId && row.Name.StartsWith("slot:") && row.Value > 0)
            .Select(row => row.Name)
            .ToListAsync(cancel);
        return Slots.Where(slot => !taken.Contains(NameOf(slot))).Take(2);
    }
}
