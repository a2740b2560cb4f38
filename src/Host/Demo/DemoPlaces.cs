using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Demo;

/// <summary>When the demo clinic is open, its rooms, its devices, and who works when this week and the next.</summary>
public static class DemoPlaces
{
    private const string Manager = "manager01";

    private static readonly (string Name, string English, string Kind)[] Rooms =
    [
        ("接待大厅", "Reception", "reception"),
        ("咨询室 1", "Consultation 1", "consultation"),
        ("咨询室 2", "Consultation 2", "consultation"),
        ("拍照室", "Photo room", "photo"),
        ("注射室", "Injection room", "treatment"),
        ("光电治疗室", "Laser room", "treatment"),
        ("手术室", "Operating room", "surgery"),
        ("贵宾室", "VIP room", "vip"),
    ];

    private static readonly (string Name, string English, string Kind, int Room, int? MaintenanceInDays)[] Devices =
    [
        ("皮肤检测仪", "Skin analyser", "skin-analyser", 1, 60),
        ("皮秒激光", "Picosecond laser", "laser", 5, 6),
        ("强脉冲光", "Intense pulsed light", "laser", 5, -3),
        ("射频仪", "Radio frequency", "radio-frequency", 5, 120),
        ("术前术后相机", "Camera", "camera", 3, null),
        ("心电监护仪", "Monitor", "monitor", 6, 30),
    ];

    public static async Task OpenAsync(DemoClinic clinic, DateTimeOffset now)
    {
        var week = Enumerable.Repeat("10:00-20:00", WeekHours.Days).ToList();
        await clinic.SendAsync(Manager, new SetHours.Command(clinic.Branch, week), "demo-hours");
        var today = DateOnly.FromDateTime(now.ToOffset(DemoClinic.Offset).Date);
        foreach (var year in new[] { clinic.Clock.GetUtcNow().Year, today.Year }.Distinct())
            await clinic.SendAsync(
                Manager,
                new SetCalendarYear.Command(clinic.Branch, year, $"{year}-01-01,休,元旦"),
                $"demo-calendar-{year}"
            );
        var rooms = new List<RoomId>();
        foreach (var (name, english, kind) in Rooms)
        {
            var room = new AddRoom.Command(new RoomFacts(name, english, kind), clinic.Branch);
            rooms.Add((await clinic.SendAsync(Manager, room, $"demo-room-{name}")).Id);
        }

        foreach (var (name, english, kind, room, days) in Devices)
        {
            DateOnly? due = days is { } ahead ? today.AddDays(ahead) : null;
            var device = new AddDevice.Command(new DeviceFacts(name, english, kind, rooms[room], due), clinic.Branch);
            await clinic.SendAsync(Manager, device, $"demo-device-{name}");
        }
    }

    /// <summary>Of two one is early, the other late; both have a day off, when the desk has too few at meals.</summary>
    public static async Task PlanAsync(DemoClinic clinic, DateTimeOffset now)
    {
        var monday = ShiftWeek.MondayOf(DateOnly.FromDateTime(now.ToOffset(DemoClinic.Offset).Date));
        var people = DemoStaff
            .All.Where(person => person.Role is not (Roles.Admin or Roles.Auditor or Roles.ProcessManager))
            .Select(person => new SetShifts.Line(clinic.IdOf(person.UserName), ShiftsOf(person.UserName)))
            .ToList();
        foreach (var week in new[] { monday, monday.AddDays(7) })
            await clinic.SendAsync(Manager, new SetShifts.Command(clinic.Branch, week, people), $"demo-shifts-{week:yyyy-MM-dd}");
    }

    private static List<string> ShiftsOf(string userName)
    {
        var isFirst = userName.EndsWith("01", StringComparison.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, WeekHours.Days)
                .Select(day =>
                    day == (isFirst ? 1 : 2) ? Shift.Off
                    : isFirst ? Shift.Early
                    : Shift.Late
                ),
        ];
    }
}
