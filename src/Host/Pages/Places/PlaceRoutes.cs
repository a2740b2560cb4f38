using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Places;

/// <summary>Set-up of what a branch is: its hours, rooms, devices and shifts.</summary>
internal static class PlaceRoutes
{
    public static void MapPlacePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/setup/hours", HoursAsync).Require(HouseRoom.ReadHours);
        pages.MapGet("/setup/hours/{branch:guid}/{year:int}", YearAsync).Require(HouseRoom.ReadHours);
        pages.MapPost("/setup/hours/{branch:guid}/{year:int}/preview", (Delegate)PreviewAsync).Require(HouseRoom.ManageHours);
        pages.MapGet("/setup/rooms", RoomsAsync).Require(HouseRoom.ReadPlaces);
        pages.MapGet("/setup/shifts", ShiftsAsync).Require(HouseRoom.ReadShifts);
    }

    private static async Task<IResult> HoursAsync(IMediator mediator, Visitor visitor, CancellationToken cancel, Guid? branch = null) =>
        await PickAsync(visitor, branch, id => mediator.Send(new GetHours.Query(id), cancel)) is { } hours
            ? hours.Page<HoursPage, GetHours.Response>(found => new { Hours = found })
            : PageResults.Refused(Refusal.NotFound("branch.not-found"));

    private static async Task<IResult> YearAsync(Guid branch, int year, IMediator mediator, CancellationToken cancel)
    {
        if (year is < 2000 or > 2100)
            return PageResults.Refused(Refusal.NotFound("calendar.no-year"));
        var hours = await mediator.Send(new GetHours.Query(new BranchId(branch)), cancel);
        var found = await mediator.Send(new GetCalendarYear.Query(new BranchId(branch), year), cancel);
        return hours.IsSuccess
            ? found.Page<CalendarPage, GetCalendarYear.Response>(known => new { Calendar = known, Name = hours.Value.Name })
            : PageResults.Refused(hours.Refusal);
    }

    private static async Task<IResult> PreviewAsync(Guid branch, int year, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var preview = await mediator.Send(new PreviewCalendarYear.Query(new BranchId(branch), year, form["csv"].ToString()), cancel);
        return preview.Page<CalendarPreview, PreviewCalendarYear.Response>(found => new { Preview = found });
    }

    private static async Task<IResult> RoomsAsync(IMediator mediator, Words words, CancellationToken cancel)
    {
        var devices = await mediator.Send(new ListDevices.Query(), cancel);
        return (await mediator.Send(new ListRooms.Query(), cancel)).Page<RoomsPage, Page<ListRooms.Item>>(rooms => new
        {
            Rooms = rooms.Items,
            Devices = devices.Value?.Items ?? [],
            Forms = new PlaceForms(words),
        });
    }

    private static async Task<IResult> ShiftsAsync(
        IMediator mediator,
        Visitor visitor,
        CancellationToken cancel,
        Guid? branch = null,
        DateOnly? day = null,
        bool copy = false
    )
    {
        if (day is { Year: < 2000 or > 2100 } || visitor.Branches.Count == 0)
            return PageResults.Refused(Refusal.NotFound("calendar.no-year"));
        var id = branch is { } picked ? new BranchId(picked) : visitor.Branches[0].Id;
        var week = await mediator.Send(new GetShifts.Query(id, day), cancel);
        if (!week.IsSuccess)
            return PageResults.Refused(week.Refusal);
        var before = copy ? (await mediator.Send(new GetShifts.Query(id, week.Value.Monday.AddDays(-7)), cancel)).Value : null;
        return new RazorComponentResult<ShiftsPage>(new { Week = week.Value, Before = before });
    }

    /// <summary>Of the branch that is named, or the visitor's first.</summary>
    private static async Task<Result<T>?> PickAsync<T>(Visitor visitor, Guid? branch, Func<BranchId, Task<Result<T>>> ask) =>
        branch is { } id ? await ask(new BranchId(id))
        : visitor.Branches.Count > 0 ? await ask(visitor.Branches[0].Id)
        : null;
}
