using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tests.House.Places;

public sealed class PlaceTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_SET_2_R_SET_10_a_room_is_added_changed_and_taken_out_of_use_and_the_history_tells_it()
    {
        await AddRoomAsync("注射室");
        var room = await RoomAsync();

        (await ChangeAsync(room, new RoomFacts("注射室 1", "Injection 1", "treatment"), null)).ShouldSucceed();
        (await ChangeAsync(await RoomAsync(), null, isInUse: false)).ShouldSucceed();

        room = await RoomAsync();
        (room.Name, room.EnglishName, room.IsInUse).ShouldBe(("注射室 1", "Injection 1", false));
        var changes = (await clinic.As(Roles.Auditor).SendAsync(new ListSetupChanges.Query("room"))).ShouldSucceed().Items;
        changes
            .Select(change => (change.Act, change.Reason))
            .ShouldBe([("room.changed", "why"), ("room.changed", "why"), ("room.created", null)]);
    }

    [Fact]
    public async Task R_SET_2_of_two_who_change_a_room_at_once_the_slower_is_told()
    {
        await AddRoomAsync("注射室");
        var room = await RoomAsync();
        (await ChangeAsync(room, new RoomFacts("手术室", null, "surgery"), null)).ShouldSucceed();

        (await ChangeAsync(room, new RoomFacts("拍照室", null, "photo"), null)).ShouldBeRefused("place.changed-meanwhile");

        (await RoomAsync()).Name.ShouldBe("手术室");
    }

    [Fact]
    public async Task R_SET_2_what_is_wrong_with_a_room_is_said_at_its_field()
    {
        await AddRoomAsync("注射室");

        (await SendRoomAsync(new RoomFacts("注射室", null, "treatment"))).ShouldBeInvalid("name", "place.name-taken");
        (await SendRoomAsync(new RoomFacts(" ", null, "treatment"))).ShouldBeInvalid("name", "field.required");
        (await SendRoomAsync(new RoomFacts("厨房", null, "kitchen"))).ShouldBeInvalid("kind", "field.unknown-option");
        (await clinic.As(Roles.Nurse).SendAsync(new AddRoom.Command(new RoomFacts("厨房", null, "other")))).ShouldBeRefused(
            "branch.not-yours"
        );
    }

    [Fact]
    public async Task R_SET_2_a_device_that_is_out_of_order_is_not_offered()
    {
        await AddDeviceAsync("皮秒激光", null);
        await AddDeviceAsync("射频仪", null);
        var device = (await DevicesAsync()).Single(one => one.Name == "皮秒激光");

        var reported = new ReportDevice.Command(device.Id, "out-of-order", device.Revision, "报错 E17");
        (await clinic.As(Roles.Nurse).SendAsync(reported)).ShouldSucceed();

        (await DevicesAsync(offered: true)).Select(one => one.Name).ShouldBe(["射频仪"]);
        (await clinic.As(Roles.Doctor).SendAsync(reported)).ShouldBeRefused("place.changed-meanwhile");
        (await clinic.As(Roles.Auditor).SendAsync(reported)).ShouldBeRefused("auth.forbidden");
    }

    [Fact]
    public async Task R_SET_2_maintenance_14_days_overdue_is_out_of_order_and_the_14_is_a_setting()
    {
        await AddDeviceAsync("皮秒激光", new DateOnly(2026, 3, 2)); // today
        (await StateAsync()).ShouldBe(("free", "due"));

        clinic.Clock.Advance(TimeSpan.FromDays(14));
        (await StateAsync()).ShouldBe(("free", "due"));
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        (await StateAsync()).ShouldBe(("out-of-order", "overdue"));
        (await DevicesAsync(offered: true)).ShouldBeEmpty();

        (await clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(PlaceBook.Grace.Key, "20"))).ShouldSucceed();
        (await StateAsync()).ShouldBe(("free", "due"));
        var device = (await DevicesAsync())[0];
        var done = new DeviceFacts(device.Name, null, device.Kind, null, new DateOnly(2026, 9, 1));
        (await clinic.As(Roles.Manager).SendAsync(new ChangeDevice.Command(device.Id, done, null, device.Revision))).ShouldSucceed();
        (await StateAsync()).ShouldBe(("free", "none"));
    }

    [Fact]
    public async Task R_SET_2_people_of_another_branch_find_neither_rooms_nor_devices_of_this_one()
    {
        var other = await clinic.OpenBranchAsync("浦东院区");
        await clinic.HireAsync("manager-elsewhere", other.Id, Roles.Manager);
        await AddRoomAsync("注射室");
        await AddDeviceAsync("皮秒激光", null);
        var (room, stranger) = (await RoomAsync(), clinic.As("manager-elsewhere"));

        (await stranger.SendAsync(new ListRooms.Query())).ShouldSucceed().Items.ShouldBeEmpty();
        (await stranger.SendAsync(new ListDevices.Query(clinic.Branch.Id))).ShouldSucceed().Items.ShouldBeEmpty();
        (await stranger.SendAsync(new ChangeRoom.Command(room.Id, null, false, room.Revision))).ShouldBeRefused("room.not-found");
        var theirs = new AddDevice.Command(new DeviceFacts("射频仪", null, "other", room.Id));
        (await stranger.SendAsync(theirs)).ShouldBeInvalid("room", "room.not-found");
    }

    private async Task AddRoomAsync(string name) => (await SendRoomAsync(new RoomFacts(name, null, "treatment"))).ShouldSucceed();

    private Task<Result<AddRoom.Response>> SendRoomAsync(RoomFacts facts) => clinic.As(Roles.Manager).SendAsync(new AddRoom.Command(facts));

    private async Task AddDeviceAsync(string name, DateOnly? maintenance) =>
        (
            await clinic.As(Roles.Manager).SendAsync(new AddDevice.Command(new DeviceFacts(name, null, "laser", null, maintenance)))
        ).ShouldSucceed();

    private Task<Result<ChangeRoom.Response>> ChangeAsync(ListRooms.Item room, RoomFacts? facts, bool? isInUse) =>
        clinic.As(Roles.Manager).SendAsync(new ChangeRoom.Command(room.Id, facts, isInUse, room.Revision, "why"));

    private async Task<ListRooms.Item> RoomAsync() =>
        (await clinic.As(Roles.Nurse).SendAsync(new ListRooms.Query())).ShouldSucceed().Items.ShouldHaveSingleItem();

    private async Task<IReadOnlyList<ListDevices.Item>> DevicesAsync(bool offered = false) =>
        (await clinic.As(Roles.Nurse).SendAsync(new ListDevices.Query(Offered: offered))).ShouldSucceed().Items;

    private async Task<(string State, string Maintenance)> StateAsync() =>
        ((await DevicesAsync())[0].State, (await DevicesAsync())[0].Maintenance);
}
