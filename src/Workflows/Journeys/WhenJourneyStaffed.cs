using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys;

/// <summary>From now on "the consultant of this journey" is this person, or nobody.</summary>
public sealed class WhenJourneyStaffed(CaseFlowDb db) : IConsume<JourneyStaffed>
{
    public Task ConsumeAsync(JourneyStaffed @event, EmittedFrom from, CancellationToken cancel)
    {
        var staff = from.Journey.Staff;
        var before = staff.Find(one => one.Role == @event.Role);
        if (!Guid.TryParse(@event.Person, out var id))
        {
            if (before is not null)
                staff.Remove(before);
        }
        else if (before is not null)
            before.PersonId = new PersonId(id);
        else
        {
            // Added by name too: the journey itself may be new, and then nobody looks for what hangs on it before the commit.
            var added = new JourneyPerson
            {
                JourneyId = from.Journey.Id,
                Role = @event.Role,
                PersonId = new PersonId(id),
            };
            db.JourneyStaff().Add(added);
            if (!staff.Contains(added))
                staff.Add(added);
        }

        return Task.CompletedTask;
    }
}
