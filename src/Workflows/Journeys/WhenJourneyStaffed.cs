using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys;

/// <summary>From now on "the consultant of this journey" is this person.</summary>
public sealed class WhenJourneyStaffed : IConsume<JourneyStaffed>
{
    public Task ConsumeAsync(JourneyStaffed @event, EmittedFrom from, CancellationToken cancel)
    {
        var person = Guid.TryParse(@event.Person, out var id) ? new PersonId(id) : (PersonId?)null;
        switch (@event.Role)
        {
            case Roles.Consultant:
                from.Journey.ConsultantId = person;
                break;
            case Roles.Assistant:
                from.Journey.AssistantId = person;
                break;
            case Roles.Doctor:
                from.Journey.DoctorId = person;
                break;
            case Roles.Nurse:
                from.Journey.NurseId = person;
                break;
            default:
                throw new InvalidOperationException($"A journey has no {@event.Role} of its own.");
        }

        return Task.CompletedTask;
    }
}
