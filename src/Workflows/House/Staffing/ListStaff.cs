using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Who works in the caller's branches: first those who still do, by name.</summary>
public static class ListStaff
{
    /// <param name="Q">A part of a name or login.</param>
    /// <param name="Role">Only who holds it.</param>
    public sealed record Query(string? Q = null, string? Role = null, Paging? Paging = null) : IQuery<Page<StaffMember>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Q).MaximumLength(200).WithErrorCode("field.too-long");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(StaffBook staff, CurrentPerson person) : IQueryHandler<Query, Page<StaffMember>>
    {
        public async Task<Result<Page<StaffMember>>> Handle(Query query, CancellationToken cancel)
        {
            var page = await staff
                .Visible.AsNoTracking()
                .Where(one => query.Role == null || one.Roles.Any(role => role.Role == query.Role))
                .Search(query.Q, one => one.Name, one => one.UserName)
                .OrderByDescending(one => one.IsActive)
                .ThenBy(one => one.Name)
                .ThenBy(one => one.UserName)
                .ToPageAsync(query.Paging, cancel);
            return page.Select(one => StaffMember.Of(one, person));
        }
    }
}
