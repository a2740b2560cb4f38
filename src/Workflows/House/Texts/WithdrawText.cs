using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>Takes back a version that waits or is still to come; it stays readable.</summary>
public static class WithdrawText
{
    public sealed record Command(string Kind, string Key, int Number, string? Reason = null) : ICommand<TextView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(TextBook book, BranchClock clock, CurrentPerson person) : ICommandHandler<Command, TextView>
    {
        public async Task<Result<TextView>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.WriteTexts) || person.IsSystem)
                return Refusal.Forbidden("text.may-not-write");
            var versions = await book.VersionsAsync(command.Kind, command.Key, cancel);
            if (versions.FirstOrDefault(one => one.Number == command.Number) is not { } version)
                return Refusal.NotFound("text.not-found");
            var today = await clock.TodayAsync(cancel);
            if (!version.IsWaiting && (version.WithdrawnAt is not null || version.ValidFrom <= today))
                return Refusal.Conflict("text.not-to-come");

            var before = version.State();
            (version.WithdrawnAt, version.WithdrawnBy) = (clock.Now, person.Name);
            await book.ChangedAsync("text.withdrawn", version, before, command.Reason, cancel);
            return TextView.Of(versions, today).First(view => view.Number == command.Number);
        }
    }
}
