using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>A second person does not agree, and says why.</summary>
public static class RejectPublication
{
    public sealed record Command(Guid Request, string Reason) : ICommand<PublicationView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Reason)
                .NotEmpty()
                .WithErrorCode("field.required")
                .MaximumLength(RequestPublication.LongestComment)
                .WithErrorCode("field.too-long")
                .OverridePropertyName("reason");
    }

    public sealed class Handler(PublicationRequests requests, PublicationDecision decision, CurrentPerson person)
        : ICommandHandler<Command, PublicationView>
    {
        public async Task<Result<PublicationView>> Handle(Command command, CancellationToken cancel)
        {
            var found = await requests.FindToDecideAsync(command.Request, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var request = found.Value;

            requests.Decide(request, command.Reason);
            requests.Move(request, PublicationState.Rejected);
            await decision.LogAsync(request, DefinitionChangeKind.Rejected, command.Reason, cancel);
            return PublicationView.Of(request, person);
        }
    }
}
