using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>Decides whether publications need a second person from now on. What waits for one goes on waiting.</summary>
public static class ChangePublicationRule
{
    public sealed record Command(bool NeedsSecondPerson) : ICommand<Done>;

    public sealed class Handler(ClinicSettings settings, CurrentPerson person) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ChangeSettings) || person.IsSystem)
                return Refusal.Forbidden("settings.may-not-change");
            await settings.DecideAsync(command.NeedsSecondPerson, cancel);
            return Done.Instance;
        }
    }
}
