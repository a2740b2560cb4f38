using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// A second person agrees: the version is published, or planned for its time. Agreed is to exactly the content that was asked for.
/// </summary>
public static class ApprovePublication
{
    public sealed record Command(Guid Request) : ICommand<PublicationView>;

    public sealed class Handler(PublicationRequests requests, PublicationDecision decision, CurrentPerson person)
        : ICommandHandler<Command, PublicationView>
    {
        public async Task<Result<PublicationView>> Handle(Command command, CancellationToken cancel)
        {
            var found = await requests.FindToDecideAsync(command.Request, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var request = found.Value;
            if (await decision.CheckAsync(request, cancel) is { } wrong)
                return wrong;

            requests.Decide(request, reason: null);
            await decision.LogAsync(request, DefinitionChangeKind.Approved, comment: null, cancel);
            return await decision.TakeEffectAsync(request, cancel) is { } refusal ? refusal : PublicationView.Of(request, person);
        }
    }
}
