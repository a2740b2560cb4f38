using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>The caller wants to be told no longer in one of their browsers. One that is gone already is no trouble.</summary>
public static class RemovePushDevice
{
    public sealed record Command(PushDeviceId Device) : ICommand<Done>;

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            var device = await db.PushDevices().SingleOrDefaultAsync(row => row.Id == command.Device && row.PersonId == person.Id, cancel);
            if (device is not null)
                db.PushDevices().Remove(device);
            return Done.Instance;
        }
    }
}
