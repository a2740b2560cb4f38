using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>A second person puts what clients sign in force (R-SET-8): never who wrote it.</summary>
public static class ApproveText
{
    public sealed record Command(string Kind, string Key, int Number) : ICommand<TextView>;

    public sealed class Handler(TextBook book, BranchClock clock, CurrentPerson person) : ICommandHandler<Command, TextView>
    {
        public async Task<Result<TextView>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(HouseRoom.ApproveTexts) || person.IsSystem)
                return Refusal.Forbidden("text.may-not-approve");
            var versions = await book.VersionsAsync(command.Kind, command.Key, cancel);
            if (versions.FirstOrDefault(one => one.Number == command.Number) is not { } version)
                return Refusal.NotFound("text.not-found");
            if (!version.IsWaiting)
                return Refusal.Conflict("text.not-waiting");
            if (version.WrittenById == person.Id)
                return Refusal.Forbidden("text.second-person");

            var before = version.State();
            (version.ApprovedAt, version.ApprovedBy) = (clock.Now, person.Name);
            await book.ChangedAsync("text.approved", version, before, null, cancel);
            var views = TextView.Of(versions, await clock.TodayAsync(cancel));
            return views.First(view => view.Number == command.Number);
        }
    }
}
