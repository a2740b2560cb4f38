using System.Text.Json;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Notices;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// Tells a notice to browsers, each on its own: one that fails is tried again without the others. What somebody has read meanwhile, or what
/// is old, is not told any more; a browser that is gone is forgotten.
/// </summary>
public sealed class PushSender(CaseFlowDb db, OutboxWriter outbox, PushReceivers receivers, PushPost post, TimeProvider clock)
    : IOutboxSender
{
    public bool Takes(string channel) => channel == QueuePush.Channel;

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<PushOrder>(message.Payload, OutboxWriter.Json)!;
        var now = clock.GetUtcNow();
        var notice = await db.Notices().AsNoTracking().SingleOrDefaultAsync(row => row.Id == order.Notice, cancel);
        if (notice is not { State: NoticeState.Unread } || now - message.CreatedAt > PushPost.UsefulFor(notice))
            return;
        if (order.Device is null)
        {
            foreach (var device in await receivers.OfAsync(notice, now, cancel))
                outbox.Add(notice.BranchId, null, QueuePush.Channel, now, order with { Device = device });
            return;
        }

        if (await db.PushDevices().SingleOrDefaultAsync(row => row.Id == order.Device, cancel) is not { } to)
            return;
        var allowed = PushSettings.Allows(await ClinicSettings.ReadAsync(db, PushSettings.Services, cancel), to.Endpoint);
        var contact = await ClinicSettings.ReadAsync(db, MessageSettings.PublicAddress, cancel);
        if (!allowed || !await post.SendAsync(notice, to, contact, cancel))
            db.PushDevices().Remove(to);
    }
}
