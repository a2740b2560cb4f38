using CaseFlow.Activities.Common;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>
/// An activity wants somebody told. Staff are told by a notice, in the same commit; what leaves the house waits in the outbox.
/// </summary>
public sealed class QueueMessage(OutboxWriter outbox, NoticeBoard notices, IClientPost post, HistoryWriter history)
    : IConsume<MessageRequested>
{
    public const string ToStaff = "notice";
    public const string ToClient = "client";

    public Task ConsumeAsync(MessageRequested wanted, EmittedFrom from, CancellationToken cancel)
    {
        var message =
            wanted.To == ToClient && from.Journey.ClientId is { } client ? Write(client, wanted, from)
            : wanted.Channel == ToStaff && NoticeAddress.Of(wanted.To) is { } to ? Tell(to, wanted, from)
            : outbox.Add(from.Journey, wanted.Channel, from.At, new OutgoingMessage(wanted.To, wanted.Template, wanted.Values)).Id;
        history.Append(
            from.Journey,
            from.At,
            JourneyHistory.MessageQueued,
            new
            {
                message,
                wanted.Channel,
                wanted.To,
                wanted.Template,
                notSent = from.Journey.IsTrial ? true : (bool?)null,
            },
            from.Place()
        );
        return Task.CompletedTask;
    }

    /// <summary>To nobody in a trial.</summary>
    private Guid Write(ClientId client, MessageRequested wanted, EmittedFrom from)
    {
        var journey = from.Journey;
        var letter = new ClientLetter(journey.BranchId, client, wanted.Template, wanted.Values, journey.Id, wanted.Channel);
        return journey.IsTrial ? Guid.CreateVersion7(from.At) : post.Write(letter, from.At).Value;
    }

    /// <summary>In a trial nobody is told.</summary>
    private Guid Tell(NoticeAddress to, MessageRequested wanted, EmittedFrom from)
    {
        var facts = new Dictionary<string, object?>(wanted.Values)
        {
            ["client"] = from.Journey.Client?.Name,
            ["step"] = from.Activity.Name,
            ["englishStep"] = from.Activity.EnglishTitle,
        };
        var what = new NoticeContent(wanted.Template, facts, from.Journey.Id, IsUrgent: wanted.IsUrgent);
        return from.Journey.IsTrial ? Guid.CreateVersion7(from.At) : notices.Tell(from.Journey.BranchId, to, what, from.At).Value;
    }
}
