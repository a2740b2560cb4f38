using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>Finds clients by mobile number first, then name or chart number (R-ID-1). Numbers are masked, whoever asks (R-PRI-3).</summary>
public static class ListClients
{
    /// <param name="Q">A mobile number in any spelling, or four figures of one for who may call; a chart number; or a name, its pinyin or initials, with a birthday beside it if there
    /// are many.</param>
    public sealed record Query(string? Q = null, Paging? Paging = null) : IQuery<Page<ClientHead>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Q).MaximumLength(200).WithErrorCode("field.too-long");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, ClientHeads heads, CurrentPerson person) : IQueryHandler<Query, Page<ClientHead>>
    {
        public async Task<Result<Page<ClientHead>>> Handle(Query query, CancellationToken cancel)
        {
            var page = await ClientSearch.Find(db.Clients().AsNoTracking(), query.Q, person).ToPageAsync(query.Paging, cancel);
            return new Page<ClientHead>(await heads.OfAsync(page.Items, cancel), page.PageNumber, page.PageSize, page.Total);
        }
    }
}
