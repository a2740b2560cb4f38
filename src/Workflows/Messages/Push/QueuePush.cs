using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>What the outbox holds of a notice that is to be told where no page is open.</summary>
/// <param name="Device">Null: to be found out.</param>
public sealed record PushOrder(NoticeId Notice, PushDeviceId? Device = null);

/// <summary>A notice rings also in browsers without an open page, once it is committed.</summary>
public sealed class QueuePush(OutboxWriter outbox, PushSwitch push) : IWhenNoticeRings
{
    public const string Channel = "web-push";

    public void Rang(Notice notice)
    {
        if (push.IsOn)
            outbox.Add(notice.BranchId, null, Channel, notice.RungAt, new PushOrder(notice.Id));
    }
}
