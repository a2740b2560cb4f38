using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>Who works here, in which roles.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapGroup("/staff").WithTags("Staff").Require(HouseRoom.ManageStaff);
        staff.MapGet("", List);
        staff.MapPost("", Create);
        staff.MapGet("/{id}", Get);
        staff.MapPatch("/{id}", Update);
        staff.MapPut("/{id}/roles", GiveRolesTo);
        staff.MapPost("/{id}/deactivate", Deactivate);
        staff.MapPost("/{id}/reactivate", Reactivate);
        staff.MapPost("/{id}/reset-password", Reset);
    }

    /// <summary>The people of the caller's branches, first those who still work there.</summary>
    /// <param name="q">Part of a name or login.</param>
    internal static async Task<Answer<Page<StaffMember>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        string? role = null
    ) => await mediator.Send(new ListStaff.Query(q, role, page), cancel);

    /// <summary>Hires somebody. Nobody knows their password yet: have one made up with <c>reset-password</c>.</summary>
    internal static async Task<CreatedAnswer<CreatePerson.Response>> Create(NewPerson body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(
                new CreatePerson.Command(
                    body.UserName,
                    body.Name,
                    null,
                    [.. body.Roles.Select(role => new Grant(role.Role, role.Branch))],
                    body.Facts,
                    [.. body.Roles.Where(role => role.IsLead).Select(role => new Grant(role.Role, role.Branch))]
                ),
                cancel
            ),
            made => $"/api/staff/{made.Id}"
        );

    /// <summary>Somebody of the caller's branches.</summary>
    internal static async Task<Answer<StaffMember>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetStaffMember.Query(new(id)), cancel);

    /// <summary>Changes name and facts, all of them: those left out are taken away. 409 if somebody else changed them meanwhile.</summary>
    internal static async Task<Answer<StaffMember>> Update(Guid id, PersonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new UpdatePerson.Command(new(id), body.Name, body.Facts, body.Revision, body.Reason), cancel);

    /// <summary>Decides all roles in the caller's branches; nobody does so for himself. They count from the next request.</summary>
    internal static async Task<Answer<StaffMember>> GiveRolesTo(Guid id, RolesBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GiveRoles.Command(new(id), body.Roles, body.Revision, body.Reason), cancel);

    /// <summary>Somebody leaves: the sign-in ends at once, open tasks go back to their role.</summary>
    internal static async Task<Answer<StaffMember>> Deactivate(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DeactivatePerson.Command(new(id), body.Reason), cancel);

    /// <summary>Somebody comes back, with the roles of before.</summary>
    internal static async Task<Answer<StaffMember>> Reactivate(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ReactivatePerson.Command(new(id), body.Reason), cancel);

    /// <summary>Makes up a password, shown once, with which somebody can do nothing but choose another.</summary>
    internal static async Task<Answer<ResetPassword.Response>> Reset(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ResetPassword.Command(new(id)), cancel);

    internal sealed record NewPerson(
        string UserName,
        string Name,
        IReadOnlyList<StaffRole> Roles,
        string? Mobile = null,
        string? QualificationKind = null,
        string? QualificationNumber = null,
        DateOnly? QualificationValidTo = null,
        DateOnly? FirstDay = null,
        DateOnly? LastDay = null
    )
    {
        internal StaffFacts Facts => new(Mobile, QualificationKind, QualificationNumber, QualificationValidTo, FirstDay, LastDay);
    }

    internal sealed record PersonBody(
        string Name,
        long Revision,
        string? Mobile = null,
        string? QualificationKind = null,
        string? QualificationNumber = null,
        DateOnly? QualificationValidTo = null,
        DateOnly? FirstDay = null,
        DateOnly? LastDay = null,
        string? Reason = null
    )
    {
        internal StaffFacts Facts => new(Mobile, QualificationKind, QualificationNumber, QualificationValidTo, FirstDay, LastDay);
    }

    internal sealed record RolesBody(IReadOnlyList<StaffRole> Roles, long Revision, string? Reason = null);
}

/// <summary>Why something of the set-up is changed.</summary>
internal sealed record ReasonBody(string? Reason = null);
