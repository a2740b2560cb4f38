using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>Ends chosen journeys, each by itself and with the same reason.</summary>
public static class CancelJourneys
{
    public sealed record Command(IReadOnlyList<JourneyId> Journeys, string Reason) : ICommand<EachResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.Journeys.Count)
                .InclusiveBetween(1, EachJourney.MostAtOnce)
                .WithErrorCode("field.out-of-range")
                .OverridePropertyName("journeys");
        }
    }

    public sealed class Handler(EachJourney each) : ICommandHandler<Command, EachResponse>
    {
        public async Task<Result<EachResponse>> Handle(Command command, CancellationToken cancel) =>
            await each.RunAsync(command.Journeys, EachJourney.MostAtOnce, id => new CancelJourney.Command(id, command.Reason), cancel);
    }
}
