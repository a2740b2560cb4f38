using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>Somebody confirms an urgent notice: it leaves the top of all pages (R-MSG-3). Confirming it again changes nothing.</summary>
public static class ConfirmNotice
{
    public sealed record Command(NoticeId Notice) : ICommand<NoticeView>;

    public sealed class Handler(NoticeReading reading) : ICommandHandler<Command, NoticeView>
    {
        public async Task<Result<NoticeView>> Handle(Command command, CancellationToken cancel)
        {
            if (await reading.FindAsync(command.Notice, cancel) is not { } notice)
                return Refusal.NotFound("notice.not-found");
            if (!notice.IsUrgent)
                return Refusal.Conflict("notice.not-urgent");
            if (notice.State != NoticeState.Closed)
                await reading.ConfirmAsync(notice, cancel);
            return NoticeView.Of(notice);
        }
    }
}
