using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>Two files were not one person's after all: each gets its own back, while nothing followed (R-ID-3).</summary>
public static class UndoMerge
{
    public sealed record Command(Guid Merge, string Reason) : ICommand<MergeView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("field.required").IsNote();
    }

    public sealed class Handler(CaseFlowDb db, MergeViews views, MergeStep step, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, MergeView>
    {
        public async Task<Result<MergeView>> Handle(Command command, CancellationToken cancel)
        {
            var merge = await db.ClientMerges().SingleOrDefaultAsync(row => row.Id == command.Merge, cancel);
            if (merge is null)
                return Refusal.NotFound("client.merge-not-found");
            if (!person.Holds(merge.BranchId, ClientsRoom.Merge))
                return Refusal.Forbidden("client.may-not-merge");
            if (merge.State != MergeState.Confirmed)
                return Refusal.Conflict("client.merge-decided");
            if (!await step.TryUndoAsync(merge, command.Reason.Trim(), cancel))
                return Refusal.Conflict("client.merge-followed");

            merge.State = MergeState.Undone;
            (merge.DecidedAt, merge.DecidedBy, merge.DecidedWhy) = (clock.GetUtcNow(), person.Name, command.Reason.Trim());
            return await views.OfAsync(merge, cancel);
        }
    }
}
