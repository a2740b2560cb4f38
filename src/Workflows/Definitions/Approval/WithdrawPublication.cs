using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// It is not to be published after all. While it waits, only who asked may say so; what is planned, anybody who may publish.
/// </summary>
public static class WithdrawPublication
{
    public sealed record Command(Guid Request) : ICommand<PublicationView>;

    public sealed class Handler(PublicationRequests requests, PublicationDecision decision, CurrentPerson person)
        : ICommandHandler<Command, PublicationView>
    {
        public async Task<Result<PublicationView>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Publish))
                return Refusal.Forbidden("definition.may-not-publish");
            if (await requests.FindAsync(command.Request, cancel) is not { } request)
                return Refusal.NotFound("publication.not-found");
            if (request.EndedAt is not null)
                return Refusal.Conflict("publication.not-waiting", request.DecidedBy ?? request.AskedBy);
            if (request.State == PublicationState.Waiting && !requests.IsOwn(request))
                return Refusal.Forbidden("publication.not-own");

            requests.Decide(request, reason: null);
            requests.Move(request, PublicationState.Withdrawn);
            await decision.LogAsync(request, DefinitionChangeKind.Withdrawn, comment: null, cancel);
            return PublicationView.Of(request, person);
        }
    }
}
