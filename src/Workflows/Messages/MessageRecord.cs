using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages;

/// <summary>Writes messages and the steps of their way.</summary>
public sealed class MessageRecord(CaseFlowDb db, OutboxWriter outbox, CurrentPerson person, TimeProvider clock) : IClientPost
{
    /// <summary>Of the outbox: whoever takes it sends a leg of a message.</summary>
    public const string Channel = "client-message";

    public DateTimeOffset Now => clock.GetUtcNow();

    public MessageId Write(ClientLetter letter, DateTimeOffset at)
    {
        var message = new ClientMessage
        {
            Id = new MessageId(Guid.CreateVersion7(at)),
            BranchId = letter.Branch,
            ClientId = letter.Client,
            JourneyId = letter.Journey,
            Template = letter.Template,
            Values = JsonSerializer.Serialize(letter.Values, OutboxWriter.Json),
            Channel = GatewayChannels.All.Contains(letter.Channel) ? letter.Channel : GatewayChannels.Sms,
            MadeAt = at,
            UsefulUntil = letter.UsefulUntil,
            ChangedAt = at,
        };
        db.ClientMessages().Add(message);
        Step(message, "queued");
        Hand(message, message.Id.Value);
        return message.Id;
    }

    /// <summary>Hands it over once more, under a key of its own.</summary>
    public void Again(ClientMessage message, string what)
    {
        (message.State, message.Note, message.Tries) = (MessageState.Queued, null, 0);
        message.Leg++;
        Step(message, what);
        Hand(message, Guid.CreateVersion7(clock.GetUtcNow()));
    }

    public void Become(ClientMessage message, MessageState state, string what, string? note = null)
    {
        (message.State, message.Note) = (state, note);
        Step(message, what, note);
    }

    public void Step(ClientMessage message, string what, string? note = null)
    {
        message.ChangedAt = clock.GetUtcNow();
        db.MessageSteps()
            .Add(
                new MessageStep
                {
                    MessageId = message.Id,
                    Number = ++message.Steps,
                    At = message.ChangedAt,
                    What = what,
                    Channel = message.Channel,
                    Note = note,
                    By = person.IsSystem ? null : person.Name,
                }
            );
    }

    private void Hand(ClientMessage message, Guid id) =>
        outbox.Add(message.BranchId, null, Channel, clock.GetUtcNow(), new MessageLeg(message.Id, message.Leg), id);
}

/// <summary>What the outbox holds of a message.</summary>
public sealed record MessageLeg(MessageId Message, int Leg);
