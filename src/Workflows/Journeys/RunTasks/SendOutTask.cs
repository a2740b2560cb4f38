using System.Text.Json;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages;

namespace CaseFlow.Workflows.Journeys.RunTasks;

/// <summary>
/// An activity wants something done outside: the request goes to the outbox under the task's id, by which its completion is reported.
/// </summary>
public sealed class SendOutTask(OutboxWriter outbox, HistoryWriter history) : IConsume<TaskRequested>
{
    public const string Channel = "run-task";

    public Task ConsumeAsync(TaskRequested task, EmittedFrom from, CancellationToken cancel)
    {
        outbox.Add(from.Journey, Channel, from.At, task, task.Id);
        history.Append(from.Journey, from.At, JourneyHistory.ExternalTaskRequested, new { taskId = task.Id, task.Name }, from.Place());
        return Task.CompletedTask;
    }
}

/// <summary>
/// Hands tasks to whoever does them as files <c>outbox-sent/run-task/TASKID.json</c>: its name, its payload, and the id to report it by.
/// </summary>
public sealed class TaskSender(OutboxFiles files) : IOutboxSender
{
    public bool Takes(string channel) => channel == SendOutTask.Channel;

    public Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var task = JsonSerializer.Deserialize<TaskRequested>(message.Payload, OutboxWriter.Json)!;
        files.Write(
            message,
            new
            {
                taskId = task.Id,
                task.Name,
                task.Payload,
                message.JourneyId,
                message.CreatedAt,
            }
        );
        return Task.CompletedTask;
    }
}
