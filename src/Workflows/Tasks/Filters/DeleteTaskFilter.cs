using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Filters;

/// <summary>Takes a saved filter away, for all who had it.</summary>
public static class DeleteTaskFilter
{
    public sealed record Command(TaskFilterId Filter) : ICommand<Done>;

    public sealed class Handler(CaseFlowDb db, FilterBook book) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindToChangeAsync(command.Filter, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            db.TaskFilters().Remove(found.Value);
            return Done.Instance;
        }
    }
}
