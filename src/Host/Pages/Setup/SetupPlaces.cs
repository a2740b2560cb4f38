using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales;

namespace CaseFlow.Host.Pages.Setup;

/// <param name="Name">Of its texts: <c>page.setup.NAME.title</c> and <c>.means</c>.</param>
/// <param name="Permission">Who lacks it does not see the place.</param>
/// <param name="At">Null: <c>/setup/NAME</c>.</param>
public sealed record SetupPlace(string Name, string Icon, string Permission, string? At = null)
{
    public string Address => At ?? "/setup/" + Name;
}

/// <summary>What is set up where, in the order in which a new clinic comes to it (P23).</summary>
public static class SetupPlaces
{
    public const string Trial = "trial";
    public const string Visit = "visit";

    public static IReadOnlyList<SetupPlace> All { get; } =
    [
        new("branches", "building-hospital", HouseRoom.ManageBranches),
        new("hours", "clock-hour-4", HouseRoom.ManageHours),
        new("rooms", "armchair", HouseRoom.ManagePlaces),
        new("staff", "users", HouseRoom.ManageStaff),
        new("shifts", "calendar-event", HouseRoom.ManageShifts),
        new("prices", "cash", SalesRoom.ManagePrices),
        new("categories", "category", SalesRoom.ManagePrices),
        new("tables", "table-import", HouseRoom.UseTables),
        new("texts", "writing-sign", HouseRoom.ReadTexts),
        new("settings", "device-desktop-cog", HouseRoom.ReadSettings),
        new("history", "history", HouseRoom.ReadSetupHistory),
        new(Trial, "player-play", DefinitionsRoom.Edit, "/procedures"),
        new(Visit, "door-enter", JourneysRoom.Read, "/clients?visit=true"),
    ];
}
