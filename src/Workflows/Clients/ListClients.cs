using CaseFlow.Workflows.Clients.Merging;
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
    /// <param name="Q">
    /// A mobile number in any spelling, or four figures of one for who may call; a chart number; or a name, its pinyin or initials, with a
    /// birthday beside it if there are many.
    /// </param>
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
            var led = await LedAsync(query.Q, cancel);
            var page = await ClientSearch.Find(db.Clients().AsNoTracking(), query.Q, person, led).ToPageAsync(query.Paging, cancel);
            return new Page<ClientHead>(await heads.OfAsync(page.Items, cancel), page.PageNumber, page.PageSize, page.Total);
        }

        /// <summary>Whoever has a merged file that fits: its name and numbers lead to them (R-ID-3).</summary>
        private async Task<IReadOnlyList<ClientId>> LedAsync(string? q, CancellationToken cancel)
        {
            if (string.IsNullOrWhiteSpace(q))
                return [];
            var files = await db.Clients()
                .AsNoTracking()
                .Where(row => row.MergedIntoId != null)
                .Where(ClientSearch.Matches(q, person))
                .Take(100)
                .ToListAsync(cancel);
            var leading = new List<ClientId>();
            foreach (var file in files)
                if (await db.FindClientAsync(file.Id, cancel) is { } client)
                    leading.Add(client.Id);
            return leading;
        }
    }
}
