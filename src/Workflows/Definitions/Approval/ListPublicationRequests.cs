using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// Requests that somebody has to look at, oldest first: those that are open, and of a draft that is still there the last one that was
/// refused.
/// </summary>
public static class ListPublicationRequests
{
    /// <param name="ForMe">Only those that the caller may approve.</param>
    public sealed record Query(bool ForMe = false, Paging? Paging = null) : IQuery<Page<PublicationView>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator());
    }

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Page<PublicationView>>
    {
        public async Task<Result<Page<PublicationView>>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var found = db.PublicationsAtHand();
            if (query.ForMe)
            {
                if (!person.May(DefinitionsRoom.Publish))
                    return new Page<PublicationView>([], 1, 0, 0);
                found = found.Where(row => row.State == PublicationState.Waiting && row.AskedById != person.Id);
            }
            return (await found.OrderBy(row => row.AskedAt).ThenBy(row => row.Id).ToPageAsync(query.Paging, cancel)).Select(row =>
                PublicationView.Of(row, person)
            );
        }
    }
}
