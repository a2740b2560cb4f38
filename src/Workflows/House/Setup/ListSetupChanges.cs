using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>What was changed of the set-up, newest first: of the caller's branches, and what counts for all.</summary>
public static class ListSetupChanges
{
    /// <param name="Subject">person, branch, price, setting or text; null: all.</param>
    /// <param name="SubjectId">Of one thing only.</param>
    public sealed record Query(string? Subject = null, string? SubjectId = null, Paging? Paging = null) : IQuery<Page<Item>>;

    /// <param name="Before">JSON object; null: there was nothing.</param>
    /// <param name="After">JSON object; null: there is nothing any more.</param>
    public sealed record Item(
        long Number,
        DateTimeOffset At,
        string By,
        string Act,
        string Subject,
        string SubjectId,
        string SubjectName,
        string? Before,
        string? After,
        string? Reason,
        string PreviousHash,
        string Hash
    );

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
    }

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ReadSetupHistory))
                return Refusal.Forbidden("setup.may-not-read");
            var (all, mine) = (person.IsSystem, person.Branches.Select(branch => (BranchId?)branch).ToList());
            return await db.SetupChanges()
                .Where(row => all || row.BranchId == null || mine.Contains(row.BranchId))
                .Where(row => query.Subject == null || row.Subject == query.Subject)
                .Where(row => query.SubjectId == null || row.SubjectId == query.SubjectId)
                .OrderByDescending(row => row.Number)
                .Select(row => new Item(
                    row.Number,
                    row.At,
                    row.By,
                    row.Act,
                    row.Subject,
                    row.SubjectId,
                    row.SubjectName,
                    row.Before,
                    row.After,
                    row.Reason,
                    row.PreviousHash,
                    row.Hash
                ))
                .ToPageAsync(query.Paging, cancel);
        }
    }
}
