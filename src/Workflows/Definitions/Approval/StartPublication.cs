using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// The time of a planned publication has come. It is looked at once more: if the content was changed since, or the check finds errors by
/// now, nothing is published, and the request and the definition's log say so.
/// Done once, however many hosts see it.
/// </summary>
public static class StartPublication
{
    public sealed record Command(Guid Request) : ICommand<Response>;

    /// <param name="State">Null: there was nothing to do.</param>
    public sealed record Response(PublicationState? State);

    public sealed class Handler(PublicationRequests requests, PublicationDecision decision) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (
                await requests.FindAsync(command.Request, cancel) is not { State: PublicationState.Scheduled } request
                || request.From > requests.Now
            )
                return new Response(null);
            if (await decision.CheckAsync(request, cancel) is { } wrong)
                await FailAsync(request, wrong, cancel);
            else if (await decision.TakeEffectAsync(request, cancel) is { } refusal)
                return refusal;
            return new Response(request.State);
        }

        private async Task FailAsync(PublicationRequest request, Refusal wrong, CancellationToken cancel)
        {
            request.Reason = wrong.Kind == RefusalKind.Conflict ? wrong.Code : "publication.check-failed";
            requests.Move(request, PublicationState.Failed);
            await decision.LogAsync(request, DefinitionChangeKind.NotPublished, request.Reason, cancel);
        }
    }
}
