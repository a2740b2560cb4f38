using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Somebody who works in one of the caller's branches.</summary>
public static class GetStaffMember
{
    public sealed record Query(PersonId Person) : IQuery<StaffMember>;

    public sealed class Handler(StaffBook staff, CurrentPerson person) : IQueryHandler<Query, StaffMember>
    {
        public async Task<Result<StaffMember>> Handle(Query query, CancellationToken cancel) =>
            await staff.FindAsync(query.Person, cancel) is { } found ? StaffMember.Of(found, person) : Refusal.NotFound("staff.not-found");
    }
}
