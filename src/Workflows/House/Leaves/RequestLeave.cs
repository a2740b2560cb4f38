using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>Somebody asks for leave (P22, F35), or whoever decides enters it for them. Falling ill counts at once.</summary>
public static class RequestLeave
{
    private const int LongestDays = 366;

    /// <param name="From">"2026-03-02", "2026-03-02T14:00" in the branch's time, or with an offset.</param>
    /// <param name="To">The same; a day alone is included.</param>
    /// <param name="Person">Null: the caller.</param>
    public sealed record Command(
        string From,
        string To,
        string Kind,
        PersonId? Person = null,
        PersonId? Substitute = null,
        bool OpenTasksToo = false,
        string? Note = null,
        BranchId? Branch = null
    ) : ICommand<Response>;

    public sealed record Response(LeaveId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Kind).Must(kind => LeaveKind.All.Contains(kind)).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Note).MaximumLength(SetupHistory.LongestReason).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(CaseFlowDb db, LeaveBook leaves, BranchClock clock, CurrentPerson current)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var id = command.Person ?? current.Id;
            var person = await db.People().SingleOrDefaultAsync(one => one.Id == id && one.IsActive, cancel);
            if (person is null || BranchOf(person, command.Branch) is not { } branch)
                return Refusal.Invalid("person", "staff.not-found");
            var zone = await clock.ZoneAsync(branch, cancel);
            var (from, to) = (LeaveTime.Parse(command.From, zone, isEnd: false), LeaveTime.Parse(command.To, zone, isEnd: true));
            if (from is null || to is null)
                return Refusal.Invalid(from is null ? "from" : "to", "leave.no-time");
            var leave = new Leave
            {
                Id = new LeaveId(Guid.CreateVersion7(clock.Now)),
                BranchId = branch,
                PersonId = person.Id,
                Person = person,
                From = from.Value,
                To = to.Value,
                Kind = command.Kind,
                OpenTasksToo = command.OpenTasksToo,
                Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
                RequestedAt = clock.Now,
            };
            return await RefuseAsync(leave, command.Substitute, cancel) is { } refusal ? refusal : await KeepAsync(leave, cancel);
        }

        private async Task<Result<Response>> KeepAsync(Leave leave, CancellationToken cancel)
        {
            db.Leaves().Add(leave);
            await leaves.ChangedAsync(leave, LeaveStep.Requested, null, leave.Note, cancel);
            return new Response(leave.Id);
        }

        private async Task<Refusal?> RefuseAsync(Leave leave, PersonId? substitute, CancellationToken cancel)
        {
            if (leave.To <= leave.From)
                return Refusal.Invalid("to", "leave.ends-before");
            if (leave.To - leave.From > TimeSpan.FromDays(LongestDays))
                return Refusal.Invalid("to", "leave.too-long");
            if (leave.To <= clock.Now || (leave.Kind != LeaveKind.Sick && leave.From < clock.Now.AddDays(-1)))
                return Refusal.Invalid("from", "leave.past");
            if (await leaves.OverlapsAsync(leave, cancel))
                return Refusal.Conflict("leave.overlaps");
            leave.Substitute = await leaves.FindSubstituteAsync(substitute, leave, cancel);
            leave.SubstituteId = leave.Substitute?.Id;
            return substitute is not null && leave.Substitute is null ? Refusal.Invalid("substitute", "leave.nobody-fit") : null;
        }

        /// <summary>Where the person works; somebody else's only where the caller decides leaves.</summary>
        private BranchId? BranchOf(Person person, BranchId? wanted) =>
            person
                .Grants.Select(grant => grant.Branch)
                .Distinct()
                .Where(branch => wanted is null || branch == wanted)
                .Where(branch => person.Id == current.Id || leaves.Decides(branch))
                .Cast<BranchId?>()
                .FirstOrDefault();
    }
}
