using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Messages.Sending;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Reading;

/// <summary>Messages to and from clients of the caller's branches, newest first.</summary>
public static class ListMessages
{
    /// <summary>What did not get through and waits for somebody.</summary>
    public const string Dead = "dead";

    private static readonly MessageState[] DeadStates = [MessageState.Failed, MessageState.Unknown];

    public static readonly IReadOnlyList<string> States = [Dead, .. Enum.GetValues<MessageState>().Select(state => state.ToText())];

    /// <param name="State">dead (failed or unknown), or one state; null: all.</param>
    /// <param name="Client">Of one client only.</param>
    public sealed record Query(string? State = null, ClientId? Client = null, Paging? Paging = null) : IQuery<Page<MessageView>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.State).Must(state => state is null || States.Contains(state)).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, MessageViews views, CurrentPerson person) : IQueryHandler<Query, Page<MessageView>>
    {
        public async Task<Result<Page<MessageView>>> Handle(Query query, CancellationToken cancel)
        {
            var (all, mine) = (person.IsSystem, person.Branches.Where(branch => person.Holds(branch, MessagesRoom.Read)).ToList());
            var (any, wanted) = (query.State is null, StatesOf(query.State));
            var page = await db.ClientMessages()
                .AsNoTracking()
                .Where(row => all || mine.Contains(row.BranchId))
                .Where(row => any || wanted.Contains(row.State))
                .Where(row => query.Client == null || row.ClientId == query.Client)
                .OrderByDescending(row => row.MadeAt)
                .ThenByDescending(row => row.Id)
                .ToPageAsync(query.Paging, cancel);
            return new Page<MessageView>(await views.OfAsync(page.Items, cancel), page.PageNumber, page.PageSize, page.Total);
        }

        private static MessageState[] StatesOf(string? state) =>
            state == Dead ? DeadStates : [.. Enum.GetValues<MessageState>().Where(one => one.ToText() == state)];
    }
}
