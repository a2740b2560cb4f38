using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// Notes that a leg of a message is handed over now, before it is: should the machine stop or the answer be lost, nobody takes it for not
/// sent.
/// </summary>
public static class BeginSending
{
    public sealed record Command(MessageId Message, int Leg) : ICommand<Response>;

    /// <param name="Letter">Null: there is nothing to do, or not yet.</param>
    /// <param name="AsksFirst">An earlier answer was lost.</param>
    /// <param name="MaySend">False: it is too late; the provider is asked all the same.</param>
    public sealed record Response(OutgoingLetter? Letter, bool AsksFirst = false, bool MaySend = true, DateTimeOffset? Until = null);

    public sealed class Handler(CaseFlowDb db, LetterComposer composer, MessageRecord record, MessageOutcome outcome, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        /// <summary>So many answers lost; one may be bad luck.</summary>
        private const int Patience = 2;

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var message = await db.ClientMessages().SingleOrDefaultAsync(row => row.Id == command.Message, cancel);
            if (message is null || message.Leg != command.Leg)
                return new Response(null);
            return message.State switch
            {
                MessageState.Queued => await BeginAsync(message, cancel),
                MessageState.Unknown => await AskAsync(message, cancel),
                _ => new Response(null),
            };
        }

        private async Task<Response> BeginAsync(ClientMessage message, CancellationToken cancel)
        {
            var verdict = await composer.ComposeAsync(message, cancel);
            if (verdict.Until is { } until)
            {
                record.Step(message, "put-off");
                return new Response(null, Until: until);
            }

            if (verdict.State is { } state)
            {
                await outcome.ReachAsync(message, state, verdict.Note, cancel);
                return new Response(null);
            }

            message.Tries++;
            record.Become(message, MessageState.Unknown, "sending");
            return new Response(LetterOf(message));
        }

        private async Task<Response> AskAsync(ClientMessage message, CancellationToken cancel)
        {
            message.Tries++;
            record.Step(message, "asking");
            if (message.Tries == Patience + 1 && message.Purpose != MessagePurpose.Marketing)
                await outcome.TellAsync(message, "message.unknown", cancel);
            return new Response(LetterOf(message), AsksFirst: true, MaySend: clock.GetUtcNow() <= message.UsefulUntil);
        }

        private static OutgoingLetter LetterOf(ClientMessage message) =>
            new(
                message.Key,
                message.Channel,
                message.Address,
                message.Template,
                message.Text,
                message.Language ?? "zh",
                LetterComposer.Parameters(message),
                message.MadeAt
            );
    }
}
