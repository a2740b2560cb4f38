using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>Somebody opens a notice. Once it was read, by them or by a colleague, this changes nothing.</summary>
public static class ReadNotice
{
    public sealed record Command(NoticeId Notice) : ICommand<NoticeView>;

    public sealed class Handler(NoticeReading reading) : ICommandHandler<Command, NoticeView>
    {
        public async Task<Result<NoticeView>> Handle(Command command, CancellationToken cancel)
        {
            if (await reading.FindAsync(command.Notice, cancel) is not { } notice)
                return Refusal.NotFound("notice.not-found");
            await reading.OpenAsync(notice, cancel);
            return NoticeView.Of(notice);
        }
    }
}

/// <summary>Somebody opens a task: what was told of it is read.</summary>
public static class ReadNoticesOfTask
{
    public sealed record Command(TaskId Task) : ICommand<Done>;

    public sealed class Handler(NoticeReading reading) : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            await reading.OpenOfTaskAsync(command.Task, cancel);
            return Done.Instance;
        }
    }
}
