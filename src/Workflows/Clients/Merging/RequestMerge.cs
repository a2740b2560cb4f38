using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>Somebody sees that two files are one person's (R-ID-3). A second person confirms; until then nothing changes.</summary>
public static class RequestMerge
{
    public sealed record Command(ClientId Client, ClientId Other, string Reason) : ICommand<MergeView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("field.required").IsNote();
    }

    public sealed class Handler(CaseFlowDb db, MergeViews views, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, MergeView>
    {
        public async Task<Result<MergeView>> Handle(Command command, CancellationToken cancel)
        {
            var one = await db.Clients().SingleOrDefaultAsync(row => row.Id == command.Client, cancel);
            var other = await db.Clients().SingleOrDefaultAsync(row => row.Id == command.Other, cancel);
            if (one is null)
                return Refusal.NotFound("client.not-found");
            if (other is null)
                return Refusal.Invalid("other", "client.not-found");
            if (one.Id == other.Id || one.BranchId != other.BranchId)
                return Refusal.Invalid("other", "client.merge-other-file");
            if (!person.Holds(one.BranchId, ClientsRoom.Write))
                return Refusal.Forbidden("client.may-not-merge");
            if (one.MergedIntoId is not null || other.MergedIntoId is not null)
                return Refusal.Conflict("client.is-merged");
            ClientId[] both = [one.Id, other.Id];
            if (
                await db.ClientMerges()
                    .AnyAsync(
                        row => row.State == MergeState.Requested && (both.Contains(row.SurvivorId) || both.Contains(row.MergedId)),
                        cancel
                    )
            )
                return Refusal.Conflict("client.merge-open");

            var (survivor, merged) = MergedFiles.Lead(one, other);
            var merge = new ClientMerge
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                BranchId = survivor.BranchId,
                SurvivorId = survivor.Id,
                MergedId = merged.Id,
                State = MergeState.Requested,
                Reason = command.Reason.Trim(),
                RequestedAt = clock.GetUtcNow(),
                RequestedById = person.Id,
                RequestedBy = person.Name,
            };
            db.ClientMerges().Add(merge);
            return await views.OfAsync(merge, cancel);
        }
    }
}
