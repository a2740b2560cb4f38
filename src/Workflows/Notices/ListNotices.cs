using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>What the caller was told, newest first; of what is unread the urgent ones before the others.</summary>
public static class ListNotices
{
    public const string UnreadBox = "unread";
    public const string AllBox = "all";

    private static readonly string[] Boxes = [UnreadBox, AllBox];

    /// <param name="Box">unread (what waits for the caller) or all.</param>
    public sealed record Query(string Box = UnreadBox, Paging? Paging = null) : IQuery<Page<NoticeView>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Box).Must(box => Boxes.Contains(box)).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Page<NoticeView>>
    {
        public async Task<Result<Page<NoticeView>>> Handle(Query query, CancellationToken cancel)
        {
            var mine = db.Notices().AsNoTracking().Include(notice => notice.ReadBy).For(person);
            var wanted =
                query.Box == UnreadBox
                    ? mine.Unread().OrderByDescending(notice => notice.IsUrgent).ThenByDescending(notice => notice.RungAt)
                    : mine.OrderByDescending(notice => notice.RungAt);
            return (await wanted.ThenByDescending(notice => notice.Id).ToPageAsync(query.Paging, cancel)).Select(NoticeView.Of);
        }
    }
}
