using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Places;

/// <summary>The devices of the caller's branches: first those in use, by branch and name.</summary>
public static class ListDevices
{
    /// <param name="Offered">Only those that may be used now or later today: in use and not out of order (R-SET-2).</param>
    public sealed record Query(BranchId? Branch = null, bool Offered = false) : IQuery<Page<Item>>;

    /// <param name="State">free, busy or out-of-order, by report or because its maintenance is missed for too long.</param>
    /// <param name="Maintenance">none, due or overdue (it is out of order by that).</param>
    /// <param name="Revision">To be sent back with a change.</param>
    public sealed record Item(
        DeviceId Id,
        BranchId Branch,
        string Name,
        string EnglishName,
        string Kind,
        RoomId? Room,
        string State,
        DateOnly? MaintenanceDue,
        string Maintenance,
        bool IsInUse,
        long Revision
    );

    public sealed class Handler(CaseFlowDb db, PlaceBook places, CurrentPerson person) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var branches = person.Branches.Where(branch => query.Branch is null || branch == query.Branch).ToList();
            var rows = await db.Devices()
                .AsNoTracking()
                .Where(device => branches.Contains(device.BranchId))
                .OrderByDescending(device => device.IsInUse)
                .ThenBy(device => device.BranchId)
                .ThenBy(device => device.Name)
                .ToListAsync(cancel);
            var grace = await places.GraceDaysAsync(cancel);
            var items = new List<Item>();
            foreach (var device in rows)
                items.Add(Of(device, await places.TodayAsync(device.BranchId, cancel), grace));
            if (query.Offered)
                items.RemoveAll(item => !item.IsInUse || item.State == "out-of-order");
            return ((IReadOnlyList<Item>)items).AsOnePage();
        }

        private static Item Of(Device device, DateOnly today, int grace) =>
            new(
                device.Id,
                device.BranchId,
                device.Name,
                device.EnglishName,
                device.Kind,
                device.RoomId,
                device.StateOn(today, grace) switch
                {
                    DeviceState.OutOfOrder => "out-of-order",
                    DeviceState.Busy => "busy",
                    _ => "free",
                },
                device.MaintenanceDue,
                device.MaintenanceDue?.AddDays(grace) < today ? "overdue"
                    : device.MaintenanceDue <= today ? "due"
                    : "none",
                device.IsInUse,
                device.Revision
            );
    }
}
