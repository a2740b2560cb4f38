using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Submission;
using Microsoft.EntityFrameworkCore;
using TaskStatus = CaseFlow.Workflows.Tasks.TaskStatus;

namespace CaseFlow.Workflows.Messages.Owning;

/// <summary>
/// Makes a task of what somebody has to do for a client (R-MSG-4, 8): the procedure that a clinic has published for it begins, and decides
/// what the task is.
/// </summary>
public sealed class OwnerTasks(CaseFlowDb db, WakeJourneys waking, MessageRecord record, TaskSubmission answers, TaskCompletion completion)
{
    public const string ClientWrote = "client.wrote";
    public const string NotReached = "client.not-reached";

    /// <summary>A step of the message's way: somebody has it as a task.</summary>
    public const string Handed = "task";

    public DateTimeOffset Now => record.Now;

    /// <summary>False: no published procedure begins with it, and somebody has to be told instead.</summary>
    /// <param name="person">Null: whoever of the role takes it.</param>
    public async Task<bool> TryHandAsync(ClientMessage message, string why, string role, PersonId? person, CancellationToken cancel)
    {
        var name = message.IsFromClient ? ClientWrote : NotReached;
        var key = StimulusKey.Event(name);
        if (!await db.Triggers().AnyAsync(row => row.Key == key, cancel))
            return false;
        var payload = new Dictionary<string, object?>
        {
            ["clientId"] = message.ClientId.ToString(),
            ["messageId"] = message.Id.ToString(),
            ["why"] = why,
            ["says"] = message.Text,
            ["role"] = role,
            ["person"] = person?.ToString(),
        };
        waking.Raise(new Happened(name, payload), message.BranchId, record.Now);
        record.Step(message, Handed);
        return true;
    }

    public Task<bool> IsHandedAsync(ClientMessage message, CancellationToken cancel) =>
        db.MessageSteps().AnyAsync(step => step.MessageId == message.Id && step.What == Handed, cancel);

    /// <summary>Whoever took care of it elsewhere has done the task.</summary>
    /// <param name="note">What was done; the task asks for it.</param>
    public async Task<Refusal?> FinishAsync(ClientMessage message, string? note, CancellationToken cancel)
    {
        if (await OpenOfAsync(message, cancel) is not { } id || await Case.OfTaskAsync(db, id, cancel) is not var (theCase, task))
            return Refusal.Conflict("message.has-task");
        var values = JsonSerializer.SerializeToElement(new { note = string.IsNullOrWhiteSpace(note) ? "-" : note.Trim() });
        var answer = await answers.CheckAsync(task, ReachClient.Done, values, cancel);
        return answer.IsSuccess
            ? (await completion.CompleteAsync(theCase, task, ReachClient.Done, answer.Value, cancel)).Refusal
            : answer.Refusal;
    }

    /// <summary>The open one about this message; null where there is none, or not yet.</summary>
    public Task<TaskId?> OpenOfAsync(ClientMessage message, CancellationToken cancel)
    {
        var (client, id) = (message.ClientId, message.Id.ToString());
        return db.Tasks()
            .Where(task => task.Status == TaskStatus.Open && task.ActivityType == "CaseFlow.ReachClient")
            .Where(task => task.Journey!.ClientId == client && task.Values.Contains(id))
            .Select(task => (TaskId?)task.Id)
            .FirstOrDefaultAsync(cancel);
    }
}

/// <summary>The task is done: the client's message has been taken care of, or they were reached otherwise.</summary>
public sealed class WhenClientReached(CaseFlowDb db, MessageRecord record, CurrentPerson person) : IConsume<ClientReached>
{
    public async Task ConsumeAsync(ClientReached reached, EmittedFrom from, CancellationToken cancel)
    {
        if (from.Journey.IsTrial || !Guid.TryParse(reached.Message, out var guid))
            return;
        var id = new MessageId(guid);
        if (
            await db.ClientMessages().SingleOrDefaultAsync(row => row.Id == id && row.BranchId == from.Journey.BranchId, cancel)
            is not { } message
        )
            return;
        var note = reached.Note.Length > 0 ? reached.Note[..Math.Min(500, reached.Note.Length)] : null;
        if (message.State == MessageState.Received)
        {
            (message.TakenById, message.TakenBy) = (person.IsSystem ? null : person.Id, person.Name);
            record.Become(message, MessageState.Taken, "taken", note);
        }
        else
            record.Step(message, "reached", note);
    }
}
