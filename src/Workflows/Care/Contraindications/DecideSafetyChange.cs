using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Contraindications;

/// <summary>
/// A doctor approves a change of the table as second person, or refuses it and says why; who asked can take it back. With the approval all
/// that clients have ordered and not yet got is looked at anew (R-SAFE-8).
/// </summary>
public static class DecideSafetyChange
{
    /// <param name="Approve">False by who asked: it is taken back.</param>
    /// <param name="Reason">Why it is refused.</param>
    public sealed record Command(Guid Change, bool Approve, string? Reason = null) : ICommand<Done>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).MaximumLength(500).WithErrorCode("field.too-long");
    }

    public sealed class Handler(CaseFlowDb db, Reexamination examination, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            if (await db.SafetyChanges().FindAsync([command.Change], cancel) is not { } change)
                return Refusal.NotFound("safety.no-change");
            var isOwn = change.ById == person.Id;
            if (!isOwn && !person.May(CareRoom.ApproveSafety))
                return Refusal.Forbidden("safety.only-a-doctor");
            if (isOwn && command.Approve)
                return Refusal.Forbidden("safety.second-person");
            if (change.Decision is not null)
                return Refusal.Conflict("safety.change-decided");
            if (!isOwn && !command.Approve && string.IsNullOrWhiteSpace(command.Reason))
                return Refusal.Invalid("reason", "field.required");
            change.Decision =
                command.Approve ? SafetyChange.Approved
                : isOwn ? SafetyChange.Withdrawn
                : SafetyChange.Refused;
            (change.DecidedAt, change.DecidedBy, change.DecidedWhy) = (clock.GetUtcNow(), person.Name, command.Reason?.Trim());
            if (command.Approve)
                await PutInForceAsync(change, cancel);
            return Done.Instance;
        }

        private async Task PutInForceAsync(SafetyChange change, CancellationToken cancel)
        {
            if (change.Part == SafetyChange.Content)
                await WriteAsync(change.Read<ContentValue>(), cancel);
            await examination.OfAllAsync(cancel);
        }

        private async Task WriteAsync(ContentValue value, CancellationToken cancel)
        {
            foreach (var key in value.Keys)
            {
                var row = await db.SafetyContents().FindAsync([value.Kind, key], cancel);
                if (row is null)
                    db.SafetyContents().Add(row = new SafetyContent { Kind = value.Kind, Key = key });
                row.Contains = [.. value.Contains];
            }
        }
    }
}

/// <summary>
/// All who have something before them are looked at anew, as far as the caller sees them; the others when their turn comes.
/// </summary>
public sealed class Reexamination(CaseFlowDb db, ConflictBook conflicts, FactBook facts, TimeProvider clock)
{
    public async Task OfAllAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = await db.PlannedItems().Select(row => row.ClientId).Distinct().ToListAsync(cancel);
        foreach (var client in await db.Clients().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel))
            await conflicts.LookAsync(
                new ConflictBook.Patient(client.Id, client.BranchId, await facts.OfAsync(client.Id, cancel), now),
                cancel
            );
    }
}
