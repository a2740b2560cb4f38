using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Places;

/// <summary>Rooms and devices of branches, each change of one with its line in the history of set-up.</summary>
public sealed class PlaceBook(CaseFlowDb db, SetupHistory history, CurrentPerson person, ClinicSettings settings, BranchClock clock)
{
    /// <summary>R-SET-2.</summary>
    public static readonly Setting Grace = new(
        "places.maintenance-grace-days",
        "设备保养逾期多少天后视为停用",
        "After how many days of missed maintenance a device counts as out of order",
        "d",
        "14",
        new NumbersFrom(0, 365)
    );

    /// <summary>The branch that is named, or the caller's first; the caller decides its rooms and devices.</summary>
    public Result<BranchId> BranchToChange(BranchId? wanted) =>
        person.BranchOr(wanted) is { } branch && person.Holds(branch, HouseRoom.ManagePlaces)
            ? branch
            : Refusal.Forbidden("branch.not-yours");

    /// <param name="revision">At which it was read.</param>
    public async Task<Result<BranchRoom>> FindRoomAsync(RoomId id, long revision, CancellationToken cancel)
    {
        if (await db.Rooms().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } room || !person.Branches.Contains(room.BranchId))
            return Refusal.NotFound("room.not-found");
        return Refuse(room.BranchId, HouseRoom.ManagePlaces, room.Revision, revision) is { } refusal ? refusal : room;
    }

    /// <inheritdoc cref="FindRoomAsync"/>
    public async Task<Result<Device>> FindDeviceAsync(DeviceId id, string permission, long revision, CancellationToken cancel)
    {
        var device = await db.Devices().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (device is null || !person.Branches.Contains(device.BranchId))
            return Refusal.NotFound("device.not-found");
        return Refuse(device.BranchId, permission, device.Revision, revision) is { } refusal ? refusal : device;
    }

    public async Task<bool> IsRoomOfAsync(BranchId branch, RoomId? room, CancellationToken cancel) =>
        room is null || await db.Rooms().AnyAsync(row => row.Id == room && row.BranchId == branch && row.IsInUse, cancel);

    public Task<bool> IsRoomNameTakenAsync(BranchId branch, string name, RoomId? but, CancellationToken cancel) =>
        db.Rooms().AnyAsync(row => row.BranchId == branch && row.Name == name && row.Id != but, cancel);

    public Task<bool> IsDeviceNameTakenAsync(BranchId branch, string name, DeviceId? but, CancellationToken cancel) =>
        db.Devices().AnyAsync(row => row.BranchId == branch && row.Name == name && row.Id != but, cancel);

    public async Task<int> GraceDaysAsync(CancellationToken cancel) =>
        int.Parse((await settings.ValuesOfAsync([Grace], cancel))[Grace.Key], System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask<DateOnly> TodayAsync(BranchId branch, CancellationToken cancel) => clock.TodayAsync(branch, cancel);

    public Task ChangedAsync(string act, BranchRoom room, object? before, string? reason, CancellationToken cancel) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Room, room.Id.ToString(), room.Name, room.BranchId),
            before,
            room.State(),
            reason,
            cancel
        );

    public Task ChangedAsync(string act, Device device, object? before, string? reason, CancellationToken cancel) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Device, device.Id.ToString(), device.Name, device.BranchId),
            before,
            device.Facts(),
            reason,
            cancel
        );

    private Refusal? Refuse(BranchId branch, string permission, long stored, long read) =>
        !person.Holds(branch, permission) ? Refusal.Forbidden("auth.forbidden")
        : stored != read ? Refusal.Conflict("place.changed-meanwhile")
        : null;
}
